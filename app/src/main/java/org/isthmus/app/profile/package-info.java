/** The folder that holds everything of one person, and the lock that keeps two programs out of it. */
@NullMarked
package org.isthmus.app.profile;

import org.jspecify.annotations.NullMarked;
