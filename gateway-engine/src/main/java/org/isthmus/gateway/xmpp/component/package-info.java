/** A whole domain on the XMPP network: an external component of a server (XEP-0114) that stays connected by itself. */
@NullMarked
package org.isthmus.gateway.xmpp.component;

import org.jspecify.annotations.NullMarked;
