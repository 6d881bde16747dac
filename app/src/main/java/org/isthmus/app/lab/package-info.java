/** A small XMPP server and a small SIP server inside the program, on loopback, with bots: a local demo. */
@NullMarked
package org.isthmus.app.lab;

import org.jspecify.annotations.NullMarked;
