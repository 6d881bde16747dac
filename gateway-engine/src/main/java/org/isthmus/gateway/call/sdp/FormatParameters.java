package org.isthmus.gateway.call.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.isthmus.media.description.Parameter;
import org.isthmus.media.description.PayloadType;

/**
 * The text of an fmtp attribute and its parameters (draft-ietf-stox-media-07 section 10). The two formats that have no
 * names and values in SDP get names of their own: {@code events} of telephone-event (RFC 4733 section 2.4.1) and
 * {@code pt} of RED (RFC 2198 section 5).
 */
final class FormatParameters {

    private static final String EVENTS = "telephone-event";
    private static final String ALL_DIGITS = "0-15";
    private static final String RED = "red";
    private static final int MOST = 64;

    /** Formats whose parameters are known to stand between semicolons, so that a comma belongs to a value. */
    private static final Set<String> SEMICOLONS = Set.of(
            "amr",
            "amr-wb",
            "av1",
            "evs",
            "g729",
            "h261",
            "h263",
            "h263-1998",
            "h263-2000",
            "h264",
            "h265",
            "ilbc",
            "isac",
            "mp4v-es",
            "opus",
            "rtx",
            "silk",
            "speex",
            "theora",
            "ulpfec",
            "vp8",
            "vp9");

    private FormatParameters() {}

    /** @param name of the encoding */
    static List<Parameter> parse(String name, String text) {
        String format = name.toLowerCase(Locale.ROOT);
        if (format.equals(EVENTS)) {
            return List.of(events(text.strip()));
        }
        if (format.equals(RED) && text.indexOf('=') < 0) {
            return List.of(new Parameter("pt", text.strip().replace('/', ',')));
        }
        List<Parameter> parameters = new ArrayList<>();
        for (String piece : pieces(text, format)) {
            if (!piece.isEmpty() && parameters.size() < MOST) {
                parameters.add(parameter(piece));
            }
        }
        return List.copyOf(parameters);
    }

    /** What a payload type without an fmtp attribute means. */
    static List<Parameter> implied(String name) {
        return name.equalsIgnoreCase(EVENTS) ? List.of(new Parameter("events", ALL_DIGITS)) : List.of();
    }

    private static Parameter events(String text) {
        String list = text.startsWith("events=") ? text.substring("events=".length()) : text;
        return new Parameter("events", list.isEmpty() ? ALL_DIGITS : list);
    }

    private static List<String> pieces(String text, String format) {
        boolean commas = text.indexOf(';') < 0 && !SEMICOLONS.contains(format);
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf(commas ? ',' : ';', start);
            if (end < 0) {
                end = text.length();
            }
            pieces.add(text.substring(start, end).strip());
            start = end + 1;
        }
        return pieces;
    }

    private static Parameter parameter(String piece) {
        int equals = piece.indexOf('=');
        return equals <= 0
                ? new Parameter("", piece)
                : new Parameter(
                        piece.substring(0, equals).strip(),
                        piece.substring(equals + 1).strip());
    }

    /** The text of the attribute; empty where there is nothing to say. */
    static String text(PayloadType payload) {
        if (payload.name().equalsIgnoreCase(EVENTS)) {
            return payload.parameter("events").filter(list -> !list.isEmpty()).orElse(ALL_DIGITS);
        }
        if (payload.name().equalsIgnoreCase(RED) && payload.parameters().size() == 1) {
            return payload.parameter("pt").map(list -> list.replace(',', '/')).orElseGet(() -> pairs(payload));
        }
        return pairs(payload);
    }

    private static String pairs(PayloadType payload) {
        return payload.parameters().stream()
                .map(parameter ->
                        parameter.name().isEmpty() ? parameter.value() : parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("; "));
    }
}
