/** What the person prefers, kept in a readable file. */
@NullMarked
package org.isthmus.app.settings;

import org.jspecify.annotations.NullMarked;
