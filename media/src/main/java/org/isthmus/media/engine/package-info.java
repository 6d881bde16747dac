/** Sessions: offers and answers (RFC 3264), and what they set going. */
@NullMarked
package org.isthmus.media.engine;

import org.jspecify.annotations.NullMarked;
