/** Real servers and users of both networks, started for a test and gone after it. */
@NullMarked
package org.isthmus.tests.peer;

import org.jspecify.annotations.NullMarked;
