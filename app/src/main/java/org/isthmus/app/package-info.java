/** The person's client without a screen: everything the window shows and does, behind a few interfaces. */
@NullMarked
package org.isthmus.app;

import org.jspecify.annotations.NullMarked;
