/** Sound that tests make and hear. */
@NullMarked
package org.isthmus.media.sound;

import org.jspecify.annotations.NullMarked;
