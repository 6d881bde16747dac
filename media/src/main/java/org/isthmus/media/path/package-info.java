/** The way that the packets of one content take: plain sockets or ICE. Knows nothing of what the packets are. */
@NullMarked
package org.isthmus.media.path;

import org.jspecify.annotations.NullMarked;
