/** One identity signed in on one network, seen from outside: what it is told, what it tells. */
@NullMarked
package org.isthmus.gateway.endpoint;

import org.jspecify.annotations.NullMarked;
