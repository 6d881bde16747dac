/** What the desktop shows of the program beside its window. */
@NullMarked
package org.isthmus.app.desktop;

import org.jspecify.annotations.NullMarked;
