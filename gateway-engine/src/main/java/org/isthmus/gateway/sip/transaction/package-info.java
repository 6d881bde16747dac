/**
 * The transactions of a trunk (RFC 3261 section 17): retransmissions sent and absorbed, final responses repeated, and the end of
 * patience. Knows nothing of sockets. INVITE is only ever refused here, so its transaction has no way to a 2xx.
 */
@NullMarked
package org.isthmus.gateway.sip.transaction;

import org.jspecify.annotations.NullMarked;
