/** The lab's SIP server: registrar, digest, forking proxy and presence agent (RFC 3261, 3903, 6665, 3856). */
@NullMarked
package org.isthmus.app.lab.sip;

import org.jspecify.annotations.NullMarked;
