/** How a running gateway is doing, for whoever asks from outside: over a socket of the machine, as a table or as JSON. */
@NullMarked
package org.isthmus.app.gateway.status;

import org.jspecify.annotations.NullMarked;
