/** Runs the conformance vectors: the executable side of the mapping rules. */
@NullMarked
package org.isthmus.gateway.vectors;

import org.jspecify.annotations.NullMarked;
