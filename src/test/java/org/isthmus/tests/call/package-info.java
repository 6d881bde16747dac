/** Calls between programs that run for real. */
@NullMarked
package org.isthmus.tests.call;

import org.jspecify.annotations.NullMarked;
