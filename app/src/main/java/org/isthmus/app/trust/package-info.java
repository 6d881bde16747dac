/** Which certificates the person decided to trust. */
@NullMarked
package org.isthmus.app.trust;

import org.jspecify.annotations.NullMarked;
