/** The gateway between whole domains as a program: put together from its file, run, watched and stopped, with or without a window. */
@NullMarked
package org.isthmus.app.gateway;

import org.jspecify.annotations.NullMarked;
