package org.isthmus.gateway.call.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.Security;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.SessionDescription.Group;
import org.isthmus.media.description.Transport;

/**
 * Contents that share the transport of another one: a line of a bundle leaves out what the line that stands first in the
 * group says for all (RFC 9143 section 7.1.3).
 */
final class Bundles {

    private Bundles() {}

    static SessionDescription filled(SessionDescription description, SdpDocument document, List<MediaSlot> slots) {
        List<Content> contents = new ArrayList<>(description.contents());
        for (Group group : description.groups()) {
            Optional<Content> first = group.semantics().equals(Group.BUNDLE)
                    ? description.content(group.contents().getFirst())
                    : Optional.empty();
            if (first.isEmpty()) {
                continue;
            }
            contents.replaceAll(content -> group.contents().contains(content.name())
                            && !content.name().equals(first.get().name())
                    ? filled(content, first.get(), port(content, document, slots))
                    : content);
        }
        return new SessionDescription(contents, description.groups());
    }

    private static int port(Content content, SdpDocument document, List<MediaSlot> slots) {
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).carries(content.name())) {
                return document.media().get(i).line().port();
            }
        }
        return 0;
    }

    /** A line with credentials of its own has said everything that is its own. */
    private static Content filled(Content content, Content first, int port) {
        boolean shared = port == 0
                || (content.transport() instanceof Transport.Plain plain
                        && plain.rtp().equals(standard(first)));
        if (!shared) {
            return content;
        }
        Content complete = content.with(first.transport()).with(muxed(content.format(), first));
        boolean bare = !content.security().hasDtls() && !content.security().hasSdes();
        return bare ? complete.with(shared(content, first)) : complete;
    }

    private static Format muxed(Format format, Content first) {
        return new Format(
                format.payloads(),
                format.feedback(),
                format.headerExtensions(),
                format.mixedHeaderExtensions(),
                format.sources(),
                format.sourceGroups(),
                format.bandwidths(),
                format.rtcpMux() || first.format().rtcpMux(),
                format.feedbackProfile());
    }

    private static Security shared(Content content, Content first) {
        Security theirs = first.security();
        return new Security(
                theirs.fingerprints(),
                theirs.setup(),
                theirs.cryptos(),
                theirs.required() || content.security().required(),
                content.security().zrtpHashes());
    }

    /** Whether the content that stands first in a bundle says all about the transport of this one. */
    static boolean isSpokenFor(Content content, SessionDescription description) {
        return description.groups().stream()
                .filter(group -> group.semantics().equals(Group.BUNDLE)
                        && group.contents().contains(content.name()))
                .flatMap(group -> group.contents().stream()
                        .flatMap(name -> description.content(name).stream())
                        .limit(1))
                .anyMatch(first -> !first.name().equals(content.name())
                        && first.transport().equals(content.transport())
                        && first.format().rtcpMux());
    }

    /** What is left to say of protection where another content says the keys (RFC 9143 section 7.1.3). */
    static Security unsaid(Security security) {
        return new Security(List.of(), Optional.empty(), List.of(), security.required(), security.zrtpHashes());
    }

    private static Transport.Endpoint standard(Content content) {
        return switch (content.transport()) {
            case Transport.Plain plain -> plain.rtp();
            case Transport.Ice ice -> ice.standard().map(Transport.Plain::rtp).orElse(TransportWriter.NOWHERE);
        };
    }
}
