@NullMarked
package org.isthmus.media.dtls;

import org.jspecify.annotations.NullMarked;
