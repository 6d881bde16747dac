/** What all pages of the window share: texts, icons, small views, and the way from the app's events to the FX thread. */
@NullMarked
package org.isthmus.ui.common;

import org.jspecify.annotations.NullMarked;
