/** Calls between programs that run for real, told by their sound where there is any. */
@NullMarked
package org.isthmus.tests.call;

import org.jspecify.annotations.NullMarked;
