/** Order and time: executors that keep the order, and a clock that tests can turn. */
@NullMarked
package org.isthmus.gateway.concurrent;

import org.jspecify.annotations.NullMarked;
