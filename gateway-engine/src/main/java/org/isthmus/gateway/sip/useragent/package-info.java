/**
 * What every part of a SIP account shares as a user agent (RFC 3261 section 8): who it is, the requests it sends and what
 * comes of them, the answers it gives, and dialogs.
 */
@NullMarked
package org.isthmus.gateway.sip.useragent;

import org.jspecify.annotations.NullMarked;
