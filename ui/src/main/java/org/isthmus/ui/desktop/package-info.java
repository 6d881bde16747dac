/** What the person is told on the desktop while they do not look at the window. */
@NullMarked
package org.isthmus.ui.desktop;

import org.jspecify.annotations.NullMarked;
