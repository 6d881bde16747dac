/** Requests to other entities (IQ, RFC 6120 section 8.2.3) and what comes of them. */
@NullMarked
package org.isthmus.gateway.xmpp.request;

import org.jspecify.annotations.NullMarked;
