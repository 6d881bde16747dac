/** Digest sign-in (RFC 7616, RFC 8760). */
@NullMarked
package org.isthmus.gateway.sip.auth;

import org.jspecify.annotations.NullMarked;
