/** RTP and RTCP (RFC 3550) between a path and whoever makes and plays media: telling packets apart, protection, reports. */
@NullMarked
package org.isthmus.media.rtp;

import org.jspecify.annotations.NullMarked;
