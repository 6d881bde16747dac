package org.isthmus.media.rtp;

/**
 * What a sender says of its own stream (RFC 3550 section 6.4.1).
 *
 * @param ntp the time of this moment, seconds since 1900 with 32 bits of fraction
 * @param timestamp the stream's time of the same moment
 */
record SenderInfo(long ntp, long timestamp, long packets, long octets) {}
