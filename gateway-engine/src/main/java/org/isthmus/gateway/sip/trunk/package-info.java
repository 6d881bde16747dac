/**
 * The SIP side of a gateway between domains: requests of every user of the SIP domain come in and go out here, over own
 * sockets and with the transactions of {@code sip.transaction}, because JAIN-SIP's own cost more than all the rest of a message.
 */
@NullMarked
package org.isthmus.gateway.sip.trunk;

import org.jspecify.annotations.NullMarked;
