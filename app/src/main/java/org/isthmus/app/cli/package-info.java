/** The command line. */
@NullMarked
package org.isthmus.app.cli;

import org.jspecify.annotations.NullMarked;
