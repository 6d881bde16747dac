package org.isthmus.media.audio;

import java.util.ArrayList;
import java.util.List;
import org.isthmus.media.description.Parameter;
import org.isthmus.media.description.PayloadType;

/** The encodings of sound that this side can send and play. */
public final class AudioCodecs {

    private static final String OPUS = "opus";

    /** In order of preference; G722, PCMU and PCMA have numbers of their own (RFC 3551 section 6). */
    private static final List<PayloadType> OFFERED = List.of(
            PayloadType.of(111, OPUS, 48_000, 2, new Parameter("useinbandfec", "1"), new Parameter("minptime", "10")),
            PayloadType.of(9, "G722", 8_000, 1),
            PayloadType.of(8, "PCMA", 8_000, 1),
            PayloadType.of(0, "PCMU", 8_000, 1),
            PayloadType.of(110, "telephone-event", 48_000, 1, new Parameter("", "0-15")),
            PayloadType.of(101, "telephone-event", 8_000, 1, new Parameter("", "0-15")));

    private AudioCodecs() {}

    public static List<PayloadType> offered() {
        return OFFERED;
    }

    /**
     * Those of the other side's offer that this side knows, in the offer's order and with its numbers, and with this side's
     * own parameters (RFC 3264 section 6.1).
     */
    public static List<PayloadType> answer(List<PayloadType> offer) {
        List<PayloadType> common = new ArrayList<>();
        for (PayloadType offered : offer) {
            for (PayloadType own : OFFERED) {
                if (own.isSameEncoding(offered) && common.stream().noneMatch(one -> one.id() == offered.id())) {
                    common.add(new PayloadType(
                            offered.id(),
                            offered.name(),
                            offered.clockRate(),
                            offered.channels(),
                            offered.packetTime(),
                            offered.maxPacketTime(),
                            own.parameters(),
                            List.of()));
                }
            }
        }
        return List.copyOf(common);
    }

    /** All that this side offers, where those that were agreed keep the numbers that they have by now. */
    public static List<PayloadType> renumbered(List<PayloadType> agreed) {
        List<PayloadType> all = new ArrayList<>(agreed);
        for (PayloadType own : OFFERED) {
            if (all.stream().noneMatch(known -> known.isSameEncoding(own) || known.id() == own.id())) {
                all.add(own);
            }
        }
        return List.copyOf(all);
    }
}
