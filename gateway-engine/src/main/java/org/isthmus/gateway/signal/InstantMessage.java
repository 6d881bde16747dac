package org.isthmus.gateway.signal;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.address.Address;

/**
 * A text from one address to another (RFC 7572).
 *
 * @param id the stanza id, or the IMDN Message-ID, or the branch of the topmost Via; receipts and corrections name it
 * @param language BCP 47 tag of the body
 * @param thread the XMPP thread or the SIP Call-ID
 * @param asks the notifications that the sender asked for
 * @param sentAt when it was written, where the network says so (delayed delivery)
 * @param replaces the id of the message that this one corrects (XEP-0308)
 * @param author the original author of a bridged message
 * @param encrypted the body is only a fall-back text of an end-to-end encrypted message
 */
public record InstantMessage(
        String id,
        Address from,
        Address to,
        Kind kind,
        String body,
        Optional<String> language,
        Optional<String> subject,
        Optional<String> thread,
        Set<Notification> asks,
        Optional<Instant> sentAt,
        Optional<String> replaces,
        Optional<Author> author,
        Origin origin,
        boolean encrypted)
        implements Signal {

    public InstantMessage {
        asks = Set.copyOf(asks);
    }

    /** The stanza types that carry text between two people; SIP knows only {@code NORMAL}. */
    public enum Kind {
        NORMAL,
        CHAT,
        HEADLINE
    }

    /** What the sender wants to be told about the fate of the message. */
    public enum Notification {
        DELIVERED,
        FAILED,
        DISPLAYED
    }

    /** How the message came here. Only {@code LIVE} ones are ever bridged. */
    public enum Origin {
        LIVE,
        /** Sent by another device of the same account (XEP-0280). */
        CARBON,
        /** Read from the server's archive (XEP-0313). */
        ARCHIVE
    }

    /** A plain new chat message that asks for delivery and display notifications. */
    public static InstantMessage text(String id, Address from, Address to, String body) {
        return new InstantMessage(
                id,
                from,
                to,
                Kind.CHAT,
                body,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(Notification.DELIVERED, Notification.FAILED, Notification.DISPLAYED),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Origin.LIVE,
                false);
    }

    public InstantMessage withId(String newId) {
        return new InstantMessage(
                newId, from, to, kind, body, language, subject, thread, asks, sentAt, replaces, author, origin,
                encrypted);
    }

    public InstantMessage withAddresses(Address newFrom, Address newTo) {
        return new InstantMessage(
                id, newFrom, newTo, kind, body, language, subject, thread, asks, sentAt, replaces, author, origin,
                encrypted);
    }

    public InstantMessage withAuthor(Author newAuthor) {
        return new InstantMessage(
                id,
                from,
                to,
                kind,
                body,
                language,
                subject,
                thread,
                asks,
                sentAt,
                replaces,
                Optional.of(newAuthor),
                origin,
                encrypted);
    }

    public InstantMessage withReplaces(String replacedId) {
        return new InstantMessage(
                id,
                from,
                to,
                kind,
                body,
                language,
                subject,
                thread,
                asks,
                sentAt,
                Optional.of(replacedId),
                author,
                origin,
                encrypted);
    }

    public InstantMessage withBody(String newBody) {
        return new InstantMessage(
                id, from, to, kind, newBody, language, subject, thread, asks, sentAt, replaces, author, origin,
                encrypted);
    }

    /** The same without any wish to hear of its fate. */
    public InstantMessage withoutAsks() {
        return new InstantMessage(
                id, from, to, kind, body, language, subject, thread, Set.of(), sentAt, replaces, author, origin,
                encrypted);
    }
}
