package org.isthmus.gateway.call.sdp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.isthmus.gateway.call.Numbers;
import org.isthmus.gateway.call.StaticPayloads;
import org.isthmus.media.description.Feedback;
import org.isthmus.media.description.PayloadType;

/** The payload types of an m= line, in its order, with what rtpmap, fmtp, rtcp-fb and ptime say of them. */
final class PayloadReader {

    private static final int HIGHEST = 127;
    private static final int LONGEST_PACKET = 10_000;
    private static final String EVERY = "*";

    private final Map<String, String> maps = new HashMap<>();
    private final Map<String, String> formats = new HashMap<>();
    private final Map<String, List<Feedback>> feedback = new HashMap<>();
    private final SdpMedia media;
    private final OptionalInt packetTime;
    private final OptionalInt maxPacketTime;

    PayloadReader(SdpMedia media) {
        this.media = media;
        packetTime = milliseconds("ptime");
        maxPacketTime = milliseconds("maxptime");
        for (SdpLine line : media.section().lines()) {
            if (line.isAttribute("rtpmap")) {
                split(line.attributeValue(), maps);
            } else if (line.isAttribute("fmtp")) {
                split(line.attributeValue(), formats);
            } else if (line.isAttribute("rtcp-fb")) {
                List<String> words = Words.of(line.attributeValue());
                if (words.size() > 1) {
                    FeedbackLine.parse(words.subList(1, words.size()))
                            .ifPresent(message -> feedback.computeIfAbsent(words.getFirst(), id -> new ArrayList<>())
                                    .add(message));
                }
            }
        }
    }

    /** Feedback of every payload type. */
    List<Feedback> common() {
        return feedback.getOrDefault(EVERY, List.of());
    }

    List<PayloadType> payloads() {
        Map<Integer, PayloadType> found = new LinkedHashMap<>();
        for (String format : media.line().formats()) {
            OptionalInt id = Numbers.whole(format, 0, HIGHEST);
            if (id.isPresent() && !found.containsKey(id.getAsInt())) {
                payload(format, id.getAsInt()).ifPresent(payload -> found.put(id.getAsInt(), payload));
            }
        }
        return List.copyOf(found.values());
    }

    private Optional<PayloadType> payload(String format, int id) {
        String map = maps.get(format);
        Optional<PayloadType> encoding = map == null ? StaticPayloads.of(id) : encoding(id, map);
        return encoding.map(plain -> {
            String parameters = formats.get(format);
            return new PayloadType(
                    id,
                    plain.name(),
                    plain.clockRate(),
                    plain.channels(),
                    packetTime,
                    maxPacketTime,
                    parameters == null
                            ? FormatParameters.implied(plain.name())
                            : FormatParameters.parse(plain.name(), parameters),
                    feedback.getOrDefault(format, List.of()));
        });
    }

    /** What {@code opus/48000/2} says. */
    private static Optional<PayloadType> encoding(int id, String map) {
        String[] parts = map.strip().split("/", 4);
        OptionalInt rate = parts.length < 2 ? OptionalInt.empty() : Numbers.whole(parts[1], 1, Integer.MAX_VALUE);
        if (rate.isEmpty() || !Words.isToken(parts[0])) {
            return Optional.empty();
        }
        int channels = parts.length < 3 ? 1 : Numbers.whole(parts[2], 1, 255).orElse(1);
        return Optional.of(PayloadType.of(id, parts[0], rate.getAsInt(), channels));
    }

    private OptionalInt milliseconds(String name) {
        String value = media.section().attribute(name).orElse("").strip();
        int point = value.indexOf('.');
        return Numbers.whole(point < 0 ? value : value.substring(0, point), 1, LONGEST_PACKET);
    }

    private static void split(String value, Map<String, String> target) {
        int space = value.indexOf(' ');
        if (space > 0) {
            target.putIfAbsent(value.substring(0, space), value.substring(space + 1));
        }
    }
}
