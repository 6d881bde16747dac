/** The microphones and loudspeakers on the screen: which are chosen, and how loud it is. */
@NullMarked
package org.isthmus.ui.sound;

import org.jspecify.annotations.NullMarked;
