/** Light and dark, and the style sheets. */
@NullMarked
package org.isthmus.ui.theme;

import org.jspecify.annotations.NullMarked;
