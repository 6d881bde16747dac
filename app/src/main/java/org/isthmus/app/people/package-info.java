/** The address book: one person, any number of addresses. */
@NullMarked
package org.isthmus.app.people;

import org.jspecify.annotations.NullMarked;
