package org.isthmus.media.video;

/**
 * A picture as it was in the packets.
 *
 * @param whole whether it builds on no other
 * @param nanos when its last packet came
 */
@SuppressWarnings("ArrayRecordComponent")
record EncodedPicture(byte[] data, boolean whole, long nanos) {}
