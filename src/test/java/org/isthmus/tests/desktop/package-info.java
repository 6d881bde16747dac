/** The program on a desktop: what it shows beside its window. */
@NullMarked
package org.isthmus.tests.desktop;

import org.jspecify.annotations.NullMarked;
