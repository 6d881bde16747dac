/** A client that lives in memory, for tests of views and for pictures. */
@NullMarked
package org.isthmus.ui.sample;

import org.jspecify.annotations.NullMarked;
