/** SRTP and SRTCP (RFC 3711, RFC 7714): protects and checks single packets. Knows no sockets and no signalling. */
@NullMarked
package org.isthmus.media.srtp;

import org.jspecify.annotations.NullMarked;
