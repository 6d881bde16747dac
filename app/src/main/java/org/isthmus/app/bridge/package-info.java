/** The patch bay: bridges between a SIP party and an XMPP party. */
@NullMarked
package org.isthmus.app.bridge;

import org.jspecify.annotations.NullMarked;
