/** What XML can carry, for whoever writes it on either network. */
@NullMarked
package org.isthmus.gateway.xml;

import org.jspecify.annotations.NullMarked;
