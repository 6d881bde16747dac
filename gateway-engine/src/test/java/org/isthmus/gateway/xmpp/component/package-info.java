/** The component against a server that does what a test tells it to. */
@NullMarked
package org.isthmus.gateway.xmpp.component;

import org.jspecify.annotations.NullMarked;
