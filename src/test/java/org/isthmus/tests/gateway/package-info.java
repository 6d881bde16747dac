/** The gateway between whole domains, and its two sides, against real servers. */
@NullMarked
package org.isthmus.tests.gateway;

import org.jspecify.annotations.NullMarked;
