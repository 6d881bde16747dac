package org.isthmus.gateway.call;

import java.util.Optional;
import org.isthmus.media.description.PayloadType;

/** Payload types whose number alone says what they are (RFC 3551 section 6). */
public final class StaticPayloads {

    private StaticPayloads() {}

    /** The encoding of a number that has a meaning of its own. */
    public static Optional<PayloadType> of(int id) {
        return switch (id) {
            case 0 -> entry(id, "PCMU", 8000, 1);
            case 3 -> entry(id, "GSM", 8000, 1);
            case 4 -> entry(id, "G723", 8000, 1);
            case 8 -> entry(id, "PCMA", 8000, 1);
            case 9 -> entry(id, "G722", 8000, 1);
            case 10 -> entry(id, "L16", 44_100, 2);
            case 11 -> entry(id, "L16", 44_100, 1);
            case 13 -> entry(id, "CN", 8000, 1);
            case 18 -> entry(id, "G729", 8000, 1);
            case 26 -> entry(id, "JPEG", 90_000, 1);
            case 31 -> entry(id, "H261", 90_000, 1);
            case 34 -> entry(id, "H263", 90_000, 1);
            default -> Optional.empty();
        };
    }

    private static Optional<PayloadType> entry(int id, String name, int clockRate, int channels) {
        return Optional.of(PayloadType.of(id, name, clockRate, channels));
    }
}
