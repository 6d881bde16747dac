package org.isthmus.gateway.error;

/** An error as a protocol said it. */
public sealed interface WireError permits SipError, StanzaFailure {}
