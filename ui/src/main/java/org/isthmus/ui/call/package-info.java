/** The Calls page, the window of a call that comes in, and the line that says that a call is going on. */
@NullMarked
package org.isthmus.ui.call;

import org.jspecify.annotations.NullMarked;
