/** The person's accounts on both networks. */
@NullMarked
package org.isthmus.app.account;

import org.jspecify.annotations.NullMarked;
