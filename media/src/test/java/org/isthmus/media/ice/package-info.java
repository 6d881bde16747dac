@NullMarked
package org.isthmus.media.ice;

import org.jspecify.annotations.NullMarked;
