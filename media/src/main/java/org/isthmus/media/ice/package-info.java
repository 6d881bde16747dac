/** ICE (RFC 8445) by ice4j. Nothing of ice4j leaves it. */
@NullMarked
package org.isthmus.media.ice;

import org.jspecify.annotations.NullMarked;
