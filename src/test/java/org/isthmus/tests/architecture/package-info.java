/** What the structure of the program promises. */
@NullMarked
package org.isthmus.tests.architecture;

import org.jspecify.annotations.NullMarked;
