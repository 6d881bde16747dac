/** The body formats that SIP carries: CPIM, IMDN, isComposing, MIME multipart, and what they share. Text and bytes only, no stack. */
@NullMarked
package org.isthmus.gateway.sip.body;

import org.jspecify.annotations.NullMarked;
