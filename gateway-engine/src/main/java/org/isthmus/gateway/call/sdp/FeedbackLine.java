package org.isthmus.gateway.call.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.isthmus.media.description.Feedback;
import org.isthmus.media.description.Parameter;

/** What an rtcp-fb attribute says behind its payload type (RFC 4585 section 4.2, RFC 5104 section 7.1). */
final class FeedbackLine {

    private FeedbackLine() {}

    static Optional<Feedback> parse(List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        List<Parameter> parameters = new ArrayList<>();
        for (String word : words.subList(Math.min(2, words.size()), words.size())) {
            int equals = word.indexOf('=');
            parameters.add(
                    equals <= 0
                            ? new Parameter("", word)
                            : new Parameter(word.substring(0, equals), word.substring(equals + 1)));
        }
        return Optional.of(new Feedback(
                words.getFirst(), words.size() > 1 ? Optional.of(words.get(1)) : Optional.empty(), parameters));
    }

    static SdpLine line(String payload, Feedback feedback) {
        String start = payload + " " + feedback.type()
                + feedback.subtype().map(subtype -> " " + subtype).orElse("");
        return SdpLine.attribute(
                "rtcp-fb",
                feedback.parameters().stream()
                        .map(parameter -> parameter.name().isEmpty()
                                ? parameter.value()
                                : parameter.name() + "=" + parameter.value())
                        .collect(Collectors.joining(
                                " ", start + (feedback.parameters().isEmpty() ? "" : " "), "")));
    }
}
