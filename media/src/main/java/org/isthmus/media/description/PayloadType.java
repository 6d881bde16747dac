package org.isthmus.media.description;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One way of encoding a medium and its number in RTP packets.
 *
 * @param id 0 to 127
 * @param name the encoding's registered name; compared without regard to case
 * @param clockRate of the RTP time stamps, in Hz
 * @param channels 1 for mono and for video
 * @param packetTime wished length of a packet, in milliseconds
 * @param maxPacketTime longest packet that is taken, in milliseconds
 */
public record PayloadType(
        int id,
        String name,
        int clockRate,
        int channels,
        OptionalInt packetTime,
        OptionalInt maxPacketTime,
        List<Parameter> parameters,
        List<Feedback> feedback) {

    /** The first number that has no meaning of its own (RFC 3551 section 6). */
    public static final int FIRST_DYNAMIC = 96;

    public PayloadType {
        parameters = List.copyOf(parameters);
        feedback = List.copyOf(feedback);
    }

    public static PayloadType of(int id, String name, int clockRate, int channels, Parameter... parameters) {
        return new PayloadType(
                id,
                name,
                clockRate,
                channels,
                OptionalInt.empty(),
                OptionalInt.empty(),
                List.of(parameters),
                List.of());
    }

    public Optional<String> parameter(String wanted) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equalsIgnoreCase(wanted))
                .map(Parameter::value)
                .findFirst();
    }

    /** Whether the other is the same encoding, whatever its number and parameters. */
    public boolean isSameEncoding(PayloadType other) {
        return name.equalsIgnoreCase(other.name) && clockRate == other.clockRate && channels == other.channels;
    }
}
