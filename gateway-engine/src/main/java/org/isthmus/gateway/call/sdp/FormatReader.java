package org.isthmus.gateway.call.sdp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.isthmus.gateway.call.Numbers;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.Format.Bandwidth;
import org.isthmus.media.description.Format.HeaderExtension;
import org.isthmus.media.description.Format.Source;
import org.isthmus.media.description.Format.SourceGroup;
import org.isthmus.media.description.Parameter;
import org.isthmus.media.description.PayloadType;

/** Payload types, header extensions, sources and bandwidth of one medium. */
final class FormatReader {

    private static final int HIGHEST_EXTENSION = 4351;
    private static final int MOST_SOURCES = 64;
    private static final int MOST_PARAMETERS = 16;

    private FormatReader() {}

    static Format read(SdpMedia media, Attributes attributes, RtpProfile profile) {
        PayloadReader payloads = new PayloadReader(media);
        List<PayloadType> usable = payloads.payloads();
        boolean feedback = !payloads.common().isEmpty()
                || usable.stream().anyMatch(payload -> !payload.feedback().isEmpty());
        return new Format(
                usable,
                payloads.common(),
                extensions(attributes),
                attributes.has("extmap-allow-mixed"),
                sources(media.section()),
                sourceGroups(media.section()),
                bandwidths(media.section()),
                media.section().has("rtcp-mux") || media.section().has("rtcp-mux-only"),
                profile.feedback() || feedback);
    }

    private static List<HeaderExtension> extensions(Attributes attributes) {
        List<HeaderExtension> found = new ArrayList<>();
        for (String value : attributes.all("extmap")) {
            List<String> words = Words.of(value);
            if (words.size() < 2) {
                continue;
            }
            String[] number = words.getFirst().split("/", 2);
            OptionalInt id = Numbers.whole(number[0], 1, HIGHEST_EXTENSION);
            Optional<Direction> direction =
                    number.length == 1 ? Optional.of(Direction.SEND_RECEIVE) : Directions.of(number[1]);
            if (id.isPresent() && direction.isPresent()) {
                found.add(new HeaderExtension(id.getAsInt(), words.get(1), direction.get()));
            }
        }
        return found;
    }

    private static List<Source> sources(SdpSection section) {
        Map<Long, List<Parameter>> found = new LinkedHashMap<>();
        for (String value : section.attributes("ssrc")) {
            int space = value.indexOf(' ');
            long ssrc = ssrc(space < 0 ? value : value.substring(0, space));
            boolean full = found.size() == MOST_SOURCES && !found.containsKey(ssrc);
            if (ssrc < 0 || full) {
                continue;
            }
            List<Parameter> parameters = found.computeIfAbsent(ssrc, id -> new ArrayList<>());
            if (space > 0 && parameters.size() < MOST_PARAMETERS) {
                String parameter = value.substring(space + 1).strip();
                int colon = parameter.indexOf(':');
                parameters.add(
                        colon < 0
                                ? new Parameter(parameter, "")
                                : new Parameter(parameter.substring(0, colon), parameter.substring(colon + 1)));
            }
        }
        section.attribute("msid")
                .ifPresent(stream -> found.values().forEach(parameters -> {
                    if (parameters.stream()
                            .noneMatch(parameter -> parameter.name().equals("msid"))) {
                        parameters.add(new Parameter("msid", stream));
                    }
                }));
        return found.entrySet().stream()
                .map(source -> new Source(source.getKey(), source.getValue()))
                .toList();
    }

    /** The number, or -1. */
    private static long ssrc(String word) {
        return Numbers.large(word, Numbers.UNSIGNED).orElse(-1);
    }

    private static List<SourceGroup> sourceGroups(SdpSection section) {
        List<SourceGroup> groups = new ArrayList<>();
        for (String value : section.attributes("ssrc-group")) {
            List<String> words = Words.of(value);
            List<Long> members = words.stream()
                    .skip(1)
                    .map(FormatReader::ssrc)
                    .filter(ssrc -> ssrc >= 0)
                    .toList();
            if (!members.isEmpty() && groups.size() < MOST_SOURCES) {
                groups.add(new SourceGroup(words.getFirst(), members));
            }
        }
        return groups;
    }

    private static List<Bandwidth> bandwidths(SdpSection section) {
        List<Bandwidth> found = new ArrayList<>();
        for (String value : section.all('b')) {
            int colon = value.indexOf(':');
            long amount = colon <= 0
                    ? -1
                    : Numbers.large(value.substring(colon + 1).strip(), Long.MAX_VALUE)
                            .orElse(-1);
            if (amount >= 0 && Words.isToken(value.substring(0, colon))) {
                found.add(new Bandwidth(value.substring(0, colon), amount));
            }
        }
        return found;
    }
}
