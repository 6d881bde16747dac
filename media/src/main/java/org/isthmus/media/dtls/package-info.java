/** DTLS-SRTP (RFC 5763, RFC 5764): agrees keys over the path that the media takes. */
@NullMarked
package org.isthmus.media.dtls;

import org.jspecify.annotations.NullMarked;
