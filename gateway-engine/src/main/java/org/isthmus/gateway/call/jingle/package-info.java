/**
 * The element of Jingle (XEP-0166) as an immutable tree: a reader and a writer between its XML and the tree, and between
 * the tree and {@code org.isthmus.media.description}. Knows no XMPP library; elements come and go as text.
 */
@NullMarked
package org.isthmus.gateway.call.jingle;

import org.jspecify.annotations.NullMarked;
