/** Calls of a SIP account: INVITE and what belongs to its dialog (RFC 3261 sections 12 to 15), with bodies in SDP. */
@NullMarked
package org.isthmus.gateway.sip.call;

import org.jspecify.annotations.NullMarked;
