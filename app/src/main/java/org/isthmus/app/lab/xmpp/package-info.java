/** The lab's XMPP server: streams (RFC 6120), presence and messages (RFC 6121), and the extensions a client expects. */
@NullMarked
package org.isthmus.app.lab.xmpp;

import org.jspecify.annotations.NullMarked;
