/** The window. Knows the app, never a network. */
@NullMarked
package org.isthmus.ui;

import org.jspecify.annotations.NullMarked;
