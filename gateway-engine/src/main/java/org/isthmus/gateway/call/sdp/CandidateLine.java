package org.isthmus.gateway.call.sdp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.isthmus.gateway.call.Hosts;
import org.isthmus.gateway.call.Numbers;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Transport;

/** The value of a candidate attribute (RFC 8839 section 5.1, RFC 6544 section 4.5). */
final class CandidateLine {

    private static final int LONGEST_FOUNDATION = 64;

    private CandidateLine() {}

    /** Empty for one that is broken or of a kind that is not known: it is passed over (RFC 8839 section 5.1). */
    static Optional<Candidate> parse(String value) {
        List<String> words = Words.of(value);
        if (words.size() < 8 || !words.get(6).equals("typ")) {
            return Optional.empty();
        }
        OptionalInt component = Numbers.whole(words.get(1), Transport.RTP, Transport.RTCP);
        OptionalLong priority = Numbers.large(words.get(3), Numbers.UNSIGNED);
        OptionalInt port = Numbers.whole(words.get(5), 0, Numbers.PORTS);
        Optional<Candidate.Type> type = Candidate.Type.of(words.get(7));
        if (component.isEmpty()
                || priority.isEmpty()
                || port.isEmpty()
                || type.isEmpty()
                || words.getFirst().length() > LONGEST_FOUNDATION
                || !Hosts.isHost(words.get(4))) {
            return Optional.empty();
        }
        return Optional.of(new Candidate(
                words.getFirst(),
                component.getAsInt(),
                words.get(2).toLowerCase(Locale.ROOT),
                priority.getAsLong(),
                new Transport.Endpoint(words.get(4), port.getAsInt()),
                type.get(),
                related(words),
                extension(words, "tcptype"),
                number(words, "network-id")));
    }

    /** The generation that some peers write behind a candidate, 0 where there is none. */
    static int generation(String value) {
        return number(Words.of(value), "generation");
    }

    private static int number(List<String> words, String name) {
        return extension(words, name)
                .map(word -> Numbers.whole(word, 0, 255).orElse(0))
                .orElse(0);
    }

    private static Optional<Transport.Endpoint> related(List<String> words) {
        Optional<String> host = extension(words, "raddr").filter(Hosts::isHost);
        OptionalInt port = Numbers.whole(extension(words, "rport").orElse(""), 0, Numbers.PORTS);
        return host.isPresent() && port.isPresent()
                ? Optional.of(new Transport.Endpoint(host.get(), port.getAsInt()))
                : Optional.empty();
    }

    private static Optional<String> extension(List<String> words, String name) {
        for (int i = 8; i + 1 < words.size(); i += 2) {
            if (words.get(i).equals(name)) {
                return Optional.of(words.get(i + 1));
            }
        }
        return Optional.empty();
    }

    static SdpLine line(Candidate candidate) {
        StringBuilder out = new StringBuilder(96)
                .append(candidate.foundation())
                .append(' ')
                .append(candidate.component())
                .append(' ')
                .append(candidate.protocol())
                .append(' ')
                .append(candidate.priority())
                .append(' ')
                .append(candidate.endpoint().host())
                .append(' ')
                .append(candidate.endpoint().port())
                .append(" typ ")
                .append(candidate.type().word());
        candidate
                .related()
                .ifPresent(base -> out.append(" raddr ")
                        .append(base.host())
                        .append(" rport ")
                        .append(base.port()));
        candidate.tcpType().ifPresent(type -> out.append(" tcptype ").append(type));
        if (candidate.network() > 0) {
            out.append(" network-id ").append(candidate.network());
        }
        return SdpLine.attribute("candidate", out.toString());
    }
}
