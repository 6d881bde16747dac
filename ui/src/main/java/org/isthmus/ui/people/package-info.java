/** The people: their list, one of them, and what can be done with them. */
@NullMarked
package org.isthmus.ui.people;

import org.jspecify.annotations.NullMarked;
