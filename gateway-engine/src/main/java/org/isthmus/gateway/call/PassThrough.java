package org.isthmus.gateway.call;

import java.util.List;
import java.util.Optional;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Security;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.Transport;
import org.isthmus.media.description.Transport.Ice;

/**
 * Descriptions that cross from one network to the other when media flows end to end and only the signalling is
 * translated (draft-ietf-stox-media-07 section 1): what the other network cannot say, or must not be told, is taken out.
 */
public final class PassThrough {

    private PassThrough() {}

    /**
     * What crosses: no candidates over TCP, which neither side's transport knows; no keys in the description beside a
     * certificate; no promise of later candidates, which are waited for.
     */
    public static SessionDescription crossing(SessionDescription description) {
        return new SessionDescription(
                description.contents().stream().map(PassThrough::crossing).toList(), description.groups());
    }

    private static Content crossing(Content content) {
        Security security = content.security();
        Content kept = security.hasDtls() && security.hasSdes()
                ? content.with(new Security(
                        security.fingerprints(),
                        security.setup(),
                        List.of(),
                        security.required(),
                        security.zrtpHashes()))
                : content;
        return content.transport() instanceof Ice ice ? kept.with(crossing(ice)) : kept;
    }

    private static Transport crossing(Ice ice) {
        return new Ice(
                ice.ufrag(),
                ice.password(),
                ice.candidates().stream()
                        .filter(candidate -> candidate.protocol().equals("udp"))
                        .toList(),
                ice.standard(),
                false,
                false,
                ice.generation(),
                ice.remote());
    }

    /**
     * An answer with only what was offered: payload types that were not are dropped, and contents that keep none, which
     * an answer to the whole call then has to refuse (RFC 3264 section 6).
     */
    public static SessionDescription answering(SessionDescription offer, SessionDescription answer) {
        List<Content> contents = answer.contents().stream()
                .flatMap(content ->
                        offer.content(content.name()).flatMap(offered -> answering(offered, content)).stream())
                .toList();
        return new SessionDescription(contents, answer.groups());
    }

    private static Optional<Content> answering(Content offered, Content answer) {
        var payloads = answer.payloads().stream()
                .filter(payload -> offered.payloads().stream().anyMatch(payload::isSameEncoding))
                .toList();
        return payloads.isEmpty()
                ? Optional.empty()
                : Optional.of(answer.with(answer.format().with(payloads)));
    }
}
