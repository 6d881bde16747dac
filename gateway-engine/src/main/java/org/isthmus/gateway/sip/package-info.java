/** The SIP network: the stack, accounts, registration, dialogs (RFC 3261, 3263, 5626, 8760). */
@NullMarked
package org.isthmus.gateway.sip;

import org.jspecify.annotations.NullMarked;
