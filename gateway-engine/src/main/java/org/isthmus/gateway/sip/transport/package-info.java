/**
 * What lies under a SIP account: finding servers (RFC 3263), connections with certificates checked, and the JAIN-SIP stack that
 * keeps the transactions.
 */
@NullMarked
package org.isthmus.gateway.sip.transport;

import org.jspecify.annotations.NullMarked;
