/** Benchmarks: run by {@code packaging/bench}, never by the tests. */
@NullMarked
package org.isthmus.tests.bench;

import org.jspecify.annotations.NullMarked;
