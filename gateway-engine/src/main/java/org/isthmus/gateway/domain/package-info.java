/**
 * A gateway between a whole SIP domain and a whole XMPP domain: every user of one side reaches every user of the other (RFC
 * 7247, 7572, 8048). The sides themselves, a trunk and a component, come from {@code sip.trunk} and {@code xmpp.component}.
 */
@NullMarked
package org.isthmus.gateway.domain;

import org.jspecify.annotations.NullMarked;
