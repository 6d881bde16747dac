@NullMarked
package org.isthmus.media.engine;

import org.jspecify.annotations.NullMarked;
