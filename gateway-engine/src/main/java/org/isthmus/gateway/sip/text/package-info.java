/**
 * SIP messages as they stand on the wire: read from bytes and written to bytes, with JAIN-SIP's objects between. What nearly
 * every message has is taken apart here, because JAIN-SIP's own parser alone took more than half of the time of a message; for
 * everything else that parser is asked, so that exactly the same messages are taken, and they mean the same.
 */
@NullMarked
package org.isthmus.gateway.sip.text;

import org.jspecify.annotations.NullMarked;
