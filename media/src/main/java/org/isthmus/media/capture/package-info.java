/** The cameras and screens of this computer as sources of pictures. */
@NullMarked
package org.isthmus.media.capture;

import org.jspecify.annotations.NullMarked;
