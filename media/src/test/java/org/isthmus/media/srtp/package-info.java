@NullMarked
package org.isthmus.media.srtp;

import org.jspecify.annotations.NullMarked;
