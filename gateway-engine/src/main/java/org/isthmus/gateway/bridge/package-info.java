/** Joins endpoints to the program and to each other: the switchboard, bridges, the loop guard (core.md section 1). */
@NullMarked
package org.isthmus.gateway.bridge;

import org.jspecify.annotations.NullMarked;
