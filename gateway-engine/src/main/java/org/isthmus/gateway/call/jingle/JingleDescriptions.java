package org.isthmus.gateway.call.jingle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.isthmus.gateway.call.jingle.JingleTransport.Dtls;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.Security;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.Transport;

/**
 * Between the contents of an element and the description of a call. A description says everything from the view of the
 * side that wrote it; Jingle says it from no side's view, so that each function has to know which side writes.
 */
public final class JingleDescriptions {

    private JingleDescriptions() {}

    /**
     * What the contents of an element describe. A content that is not audio or video over RTP, is no stream of the call,
     * has no transport that is known or no payload type that is understood, is left out; of two contents with one name the first counts (XEP-0166
     * section 7.3).
     */
    public static SessionDescription read(Jingle jingle, Role writer) {
        List<Content> contents = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JingleContent content : jingle.contents()) {
            content(content, writer).filter(read -> names.add(read.name())).ifPresent(contents::add);
        }
        return new SessionDescription(
                contents,
                jingle.groups().stream()
                        .map(group -> new SessionDescription.Group(
                                group.semantics(),
                                group.contents().stream()
                                        .filter(names::contains)
                                        .toList()))
                        .filter(group -> !group.contents().isEmpty())
                        .toList());
    }

    /** What one content describes; empty where it cannot be a part of a call. */
    public static Optional<Content> content(JingleContent content, Role writer) {
        if (!content.disposition().equals(JingleContent.SESSION)
                || content.application().isEmpty()
                || content.transport().isEmpty()
                || !(content.application().get() instanceof JingleApplication.Rtp rtp)
                || rtp.format().payloads().isEmpty()) {
            return Optional.empty();
        }
        JingleTransport transport = content.transport().get();
        Optional<MediaKind> kind = kind(rtp.media());
        Optional<Transport> path = Transports.read(transport, rtp.format().rtcpMux());
        return kind.isEmpty() || path.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content(
                        content.name(),
                        kind.get(),
                        content.senders().orElse(Senders.BOTH).direction(writer),
                        seenBy(writer, rtp.format()),
                        security(rtp.encryption(), transport.dtls()),
                        path.get()));
    }

    private static Optional<MediaKind> kind(String media) {
        return switch (media) {
            case "audio" -> Optional.of(MediaKind.AUDIO);
            case "video" -> Optional.of(MediaKind.VIDEO);
            default -> Optional.empty();
        };
    }

    /** A certificate is a promise of DTLS; nothing in Jingle says that plain RTP will do instead. */
    private static Security security(Optional<JingleApplication.Encryption> encryption, Dtls dtls) {
        JingleApplication.Encryption said =
                encryption.orElseGet(() -> new JingleApplication.Encryption(false, List.of(), List.of()));
        return new Security(
                dtls.fingerprints(),
                dtls.fingerprints().isEmpty() ? Optional.empty() : dtls.setup(),
                said.cryptos(),
                said.required() || !dtls.fingerprints().isEmpty(),
                said.zrtpHashes());
    }

    /**
     * The contents that describe this.
     *
     * @param creators which side first described the content of a name
     * @param agreed whether this is an answer, so that RTCP that shares a port has no candidates of its own any more
     */
    public static List<JingleContent> write(
            SessionDescription description, Role writer, Function<String, Role> creators, boolean agreed) {
        return description.contents().stream()
                .map(content -> write(content, writer, creators.apply(content.name()), agreed))
                .toList();
    }

    private static JingleContent write(Content content, Role writer, Role creator, boolean agreed) {
        Security security = content.security();
        boolean keys = security.hasSdes() || !security.zrtpHashes().isEmpty();
        return JingleContent.named(content.name(), creator)
                .with(Senders.of(content.direction(), writer))
                .with(new JingleApplication.Rtp(
                        content.kind().name().toLowerCase(Locale.ROOT),
                        seenBy(writer, content.format()),
                        keys
                                ? Optional.of(new JingleApplication.Encryption(
                                        security.required(), security.cryptos(), security.zrtpHashes()))
                                : Optional.empty()))
                .with(Transports.write(
                        content.transport(),
                        new Dtls(security.fingerprints(), security.setup()),
                        agreed && content.format().rtcpMux()));
    }

    /** A content whose direction alone is said (content-modify). */
    public static JingleContent direction(String name, Role creator, Direction direction, Role writer) {
        return JingleContent.named(name, creator).with(Senders.of(direction, writer));
    }

    /** A content whose transport alone is said (transport-info, transport-replace). */
    public static JingleContent transport(Content content, Role creator) {
        return JingleContent.named(content.name(), creator)
                .with(Transports.write(
                        content.transport(),
                        new Dtls(
                                content.security().fingerprints(),
                                content.security().setup()),
                        false));
    }

    /** A content that only adds candidates to the transport that it was described with (transport-info). */
    public static JingleContent candidates(String name, Role creator, Transport.Ice ice, List<Candidate> found) {
        return JingleContent.named(name, creator).with(Transports.write(ice.with(found), Dtls.NONE, false));
    }

    /** Directions of header extensions as the other of a pair of views has them; the initiator's is that of XML. */
    private static Format seenBy(Role side, Format format) {
        return side == Role.INITIATOR
                ? format
                : new Format(
                        format.payloads(),
                        format.feedback(),
                        format.headerExtensions().stream()
                                .map(extension -> new Format.HeaderExtension(
                                        extension.id(),
                                        extension.uri(),
                                        extension.direction().mirrored()))
                                .toList(),
                        format.mixedHeaderExtensions(),
                        format.sources(),
                        format.sourceGroups(),
                        format.bandwidths(),
                        format.rtcpMux(),
                        format.feedbackProfile());
    }
}
