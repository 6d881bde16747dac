/**
 * Session descriptions as SIP carries them (RFC 8866): a document that loses nothing, and between it and
 * {@code org.isthmus.media.description} a reader, a writer, and a dialog that remembers which line is which content.
 */
@NullMarked
package org.isthmus.gateway.call.sdp;

import org.jspecify.annotations.NullMarked;
