/** Presence between whole domains (RFC 8048): the dialogs, timers and permissions around the machines of {@code presence}. */
@NullMarked
package org.isthmus.gateway.domain.presence;

import org.jspecify.annotations.NullMarked;
