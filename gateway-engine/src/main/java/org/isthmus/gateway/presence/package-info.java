/** Presence: PIDF documents on SIP, presence stanzas on XMPP, and the subscriptions behind them (RFC 8048). */
@NullMarked
package org.isthmus.gateway.presence;

import org.jspecify.annotations.NullMarked;
