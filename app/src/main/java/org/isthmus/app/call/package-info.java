/** The person's calls on both networks: what is going on now and what has been. */
@NullMarked
package org.isthmus.app.call;

import org.jspecify.annotations.NullMarked;
