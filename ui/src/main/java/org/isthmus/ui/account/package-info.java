/** Adding, repairing and changing the person's accounts, and the question about an unknown certificate. */
@NullMarked
package org.isthmus.ui.account;

import org.jspecify.annotations.NullMarked;
