/** Accounts of the whole program against servers that work, and against those that do not. */
@NullMarked
package org.isthmus.tests.account;

import org.jspecify.annotations.NullMarked;
