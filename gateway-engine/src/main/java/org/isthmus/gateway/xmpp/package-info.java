/** The XMPP network: connection supervisor and accounts (RFC 6120, 6121). */
@NullMarked
package org.isthmus.gateway.xmpp;

import org.jspecify.annotations.NullMarked;
