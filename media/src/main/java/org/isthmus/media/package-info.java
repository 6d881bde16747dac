/** ICE, RTP, SRTP, codecs, devices, mixing, recording and relay. Has never heard of SIP or XMPP. */
@NullMarked
package org.isthmus.media;

import org.jspecify.annotations.NullMarked;
