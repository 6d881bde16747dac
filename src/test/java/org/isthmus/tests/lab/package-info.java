/** The local lab in the hands of programs that are not ours. */
@NullMarked
package org.isthmus.tests.lab;

import org.jspecify.annotations.NullMarked;
