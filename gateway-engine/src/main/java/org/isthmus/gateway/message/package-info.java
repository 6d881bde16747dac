/** Text between two people, typing, and receipts: SIP MESSAGE on one side, message stanzas on the other (RFC 7572). */
@NullMarked
package org.isthmus.gateway.message;

import org.jspecify.annotations.NullMarked;
