/** Limits that hold against peers who send too much: memory that forgets, and a bucket of tokens. */
@NullMarked
package org.isthmus.gateway.limit;

import org.jspecify.annotations.NullMarked;
