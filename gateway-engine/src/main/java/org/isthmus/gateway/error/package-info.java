/** What went wrong, as a value, and the tables that carry it to the other network (RFC 7247 section 7). */
@NullMarked
package org.isthmus.gateway.error;

import org.jspecify.annotations.NullMarked;
