/** Where passwords are kept: the key store of the system, or an encrypted file of the profile. */
@NullMarked
package org.isthmus.app.secret;

import org.jspecify.annotations.NullMarked;
