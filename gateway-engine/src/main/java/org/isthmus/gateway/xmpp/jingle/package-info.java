/**
 * Calls of an XMPP account: Jingle sessions with RTP (XEP-0166, XEP-0167) and the messages that announce them to all devices
 * of a person (XEP-0353). What is said of media is translated by {@code org.isthmus.gateway.call.jingle}.
 */
@NullMarked
package org.isthmus.gateway.xmpp.jingle;

import org.jspecify.annotations.NullMarked;
