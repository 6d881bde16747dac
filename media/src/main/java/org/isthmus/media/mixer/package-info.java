/** Several calls and the person at this computer as one talk, mixed here. */
@NullMarked
package org.isthmus.media.mixer;

import org.jspecify.annotations.NullMarked;
