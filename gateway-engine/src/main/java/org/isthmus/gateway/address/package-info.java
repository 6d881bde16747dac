/** Addresses of both networks and the mapping between them (RFC 7247 section 6, XEP-0106, RFC 7622). */
@NullMarked
package org.isthmus.gateway.address;

import org.jspecify.annotations.NullMarked;
