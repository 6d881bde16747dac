package org.isthmus.gateway.call.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isthmus.media.description.Candidate;

/**
 * Candidates that are found after the description was sent, as the body of an INFO (RFC 8840 section 9).
 *
 * @param parts one for each m= line that there is news of
 */
public record TrickleFragment(List<Part> parts) {

    /** The media type of the body. */
    public static final String TYPE = "application/trickle-ice-sdpfrag";

    /** The name of the package in Info-Package and Recv-Info headers. */
    public static final String PACKAGE = "trickle-ice";

    private static final String ANY_PORT = " 9 ";

    public TrickleFragment {
        parts = List.copyOf(parts);
    }

    /**
     * What is new of one m= line.
     *
     * @param media what the m= line is of, its protocol and formats are not looked at
     * @param ufrag the credentials that the candidates belong to
     * @param complete whether no more come
     */
    public record Part(
            MediaLine media, String mid, String ufrag, String password, List<Candidate> candidates, boolean complete) {

        public Part {
            candidates = List.copyOf(candidates);
        }

        /** The password is a key of the connectivity checks and is in no log. */
        @Override
        public String toString() {
            return "Part[" + mid + " " + ufrag + " " + candidates + "]";
        }
    }

    /** Reads a body; parts without a mid or without credentials are left out. */
    public static TrickleFragment parse(String body) throws SdpException {
        SdpDocument document = new SdpParser(false).parse(body);
        List<Part> parts = new ArrayList<>();
        for (SdpMedia media : document.media()) {
            part(media, new Attributes(document.session(), media.section())).ifPresent(parts::add);
        }
        return new TrickleFragment(parts);
    }

    private static Optional<Part> part(SdpMedia media, Attributes attributes) {
        Optional<String> mid = attributes.media().attribute("mid");
        Optional<String> ufrag = attributes.first("ice-ufrag");
        Optional<String> password = attributes.first("ice-pwd");
        return mid.isEmpty() || ufrag.isEmpty() || password.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part(
                        media.line(),
                        mid.get(),
                        ufrag.get(),
                        password.get(),
                        TransportReader.candidates(media.section()),
                        attributes.has("end-of-candidates")));
    }

    /** The body. */
    @Override
    public String toString() {
        List<SdpMedia> media = parts.stream().map(TrickleFragment::media).toList();
        return new SdpDocument(new SdpSection(List.of()), media).toString();
    }

    private static SdpMedia media(Part part) {
        List<SdpLine> lines = new ArrayList<>();
        lines.add(new SdpLine(
                'm',
                part.media().media() + ANY_PORT + part.media().protocol() + " "
                        + part.media().formats().stream().findFirst().orElse("0")));
        lines.add(SdpLine.attribute("mid", part.mid()));
        lines.add(SdpLine.attribute("ice-ufrag", part.ufrag()));
        lines.add(SdpLine.attribute("ice-pwd", part.password()));
        part.candidates().stream().map(CandidateLine::line).forEach(lines::add);
        if (part.complete()) {
            lines.add(SdpLine.flag("end-of-candidates"));
        }
        return new SdpMedia(part.media(), new SdpSection(lines));
    }
}
