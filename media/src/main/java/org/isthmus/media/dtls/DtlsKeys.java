package org.isthmus.media.dtls;

import org.isthmus.media.srtp.MasterKey;

/** What a handshake agreed. */
public record DtlsKeys(MasterKey ours, MasterKey theirs) {}
