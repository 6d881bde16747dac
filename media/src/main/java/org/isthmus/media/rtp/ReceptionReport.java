package org.isthmus.media.rtp;

/**
 * A block of a report (RFC 3550 section 6.4.1).
 *
 * @param fraction share of packets lost since the report before, 0 to 1
 * @param lost since the stream began
 * @param highest sequence number with the wraps before it
 * @param jitter in units of the clock rate
 * @param lastReport the middle of the time in the other side's last report; 0 where there was none
 * @param delay since then, in 1/65,536 s
 */
record ReceptionReport(
        long source, double fraction, long lost, long highest, long jitter, long lastReport, long delay) {}
