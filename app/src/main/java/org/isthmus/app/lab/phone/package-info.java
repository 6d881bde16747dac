/** Bots of the lab that can be called: phones on both networks whose owner is a machine. */
@NullMarked
package org.isthmus.app.lab.phone;

import org.jspecify.annotations.NullMarked;
