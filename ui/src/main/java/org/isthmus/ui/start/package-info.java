/** What a person without an account sees first. */
@NullMarked
package org.isthmus.ui.start;

import org.jspecify.annotations.NullMarked;
