/** The patch bay: sockets of both networks and the cables between them. */
@NullMarked
package org.isthmus.ui.bridge;

import org.jspecify.annotations.NullMarked;
