/** The media of calls by itself, against real servers. */
@NullMarked
package org.isthmus.tests.media;

import org.jspecify.annotations.NullMarked;
