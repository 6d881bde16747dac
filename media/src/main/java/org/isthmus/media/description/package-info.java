/**
 * What one side of a call says of itself: contents, codecs, keys, candidates. Knows neither SDP nor Jingle; whoever
 * signals a call writes it as one or the other and reads the other side's.
 */
@NullMarked
package org.isthmus.media.description;

import org.jspecify.annotations.NullMarked;
