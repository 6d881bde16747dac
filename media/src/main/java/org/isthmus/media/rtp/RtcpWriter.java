package org.isthmus.media.rtp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Writes a compound packet of RTCP: a report first, then this side's name, then what else is to be said. One thread. */
final class RtcpWriter {

    private static final int VERSION = 0x80;
    private static final int DESCRIPTION = 202;
    private static final int BYE = 203;
    private static final int TRANSPORT_FEEDBACK = 205;
    private static final int PICTURE_FEEDBACK = 206;
    private static final int NACK = 1;
    private static final int PICTURE_LOSS = 1;
    private static final int FULL_INTRA = 4;
    private static final int CNAME = 1;
    private static final int LONGEST_LOST = 0x7f_ffff;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final long source;

    RtcpWriter(long source) {
        this.source = source;
    }

    /** RFC 3550 sections 6.4.1 and 6.4.2. */
    RtcpWriter report(Optional<SenderInfo> sender, Optional<ReceptionReport> heard) {
        int words = 1 + (sender.isPresent() ? 5 : 0) + (heard.isPresent() ? 6 : 0);
        header(heard.isPresent() ? 1 : 0, sender.isPresent() ? Packets.SENDER_REPORT : Packets.RECEIVER_REPORT, words);
        put(source);
        sender.ifPresent(info -> {
            put(info.ntp() >>> 32);
            put(info.ntp());
            put(info.timestamp());
            put(info.packets());
            put(info.octets());
        });
        heard.ifPresent(block -> {
            put(block.source());
            long lost = Math.clamp(block.lost(), 0, LONGEST_LOST);
            put((long) Math.min(255, (int) (block.fraction() * 256)) << 24 | lost);
            put(block.highest());
            put(block.jitter());
            put(block.lastReport());
            put(block.delay());
        });
        return this;
    }

    /** RFC 3550 section 6.5.1. */
    RtcpWriter name(String canonical) {
        byte[] text = canonical.getBytes(StandardCharsets.US_ASCII);
        int words = (2 + text.length) / 4 + 1;
        header(1, DESCRIPTION, 1 + words);
        put(source);
        out.write(CNAME);
        out.write(text.length);
        out.writeBytes(text);
        for (int i = 2 + text.length; i < 4 * words; i++) {
            out.write(0);
        }
        return this;
    }

    /** RFC 4585 section 6.3.1. */
    RtcpWriter pictureLoss(long media) {
        header(PICTURE_LOSS, PICTURE_FEEDBACK, 2);
        put(source);
        put(media);
        return this;
    }

    /** RFC 5104 section 4.3.1. */
    RtcpWriter fullIntra(long media, int number) {
        header(FULL_INTRA, PICTURE_FEEDBACK, 4);
        put(source);
        put(0);
        put(media);
        put((long) number << 24);
        return this;
    }

    /** RFC 4585 section 6.2.1. */
    RtcpWriter missing(long media, List<Integer> sequences) {
        header(NACK, TRANSPORT_FEEDBACK, 2 + sequences.size());
        put(source);
        put(media);
        sequences.forEach(sequence -> put((long) sequence << 16));
        return this;
    }

    /** RFC 3550 section 6.6. */
    RtcpWriter bye() {
        header(1, BYE, 1);
        put(source);
        return this;
    }

    byte[] write() {
        return out.toByteArray();
    }

    private void header(int count, int type, int words) {
        out.write(VERSION | count);
        out.write(type);
        out.write(words >> 8);
        out.write(words);
    }

    private void put(long value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write((int) (value >> shift));
        }
    }
}
