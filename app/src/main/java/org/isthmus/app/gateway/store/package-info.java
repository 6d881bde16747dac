/** What a gateway knows again after a restart. */
@NullMarked
package org.isthmus.app.gateway.store;

import org.jspecify.annotations.NullMarked;
