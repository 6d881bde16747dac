/** Bridges over real servers with real users at both ends. */
@NullMarked
package org.isthmus.tests.bridge;

import org.jspecify.annotations.NullMarked;
