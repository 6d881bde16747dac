/** The gateway between whole domains, as a part of the bridges page. */
@NullMarked
package org.isthmus.ui.gateway;

import org.jspecify.annotations.NullMarked;
