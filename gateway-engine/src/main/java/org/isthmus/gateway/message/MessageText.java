package org.isthmus.gateway.message;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.InstantMessage.Notification;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.XmlElement;
import org.jspecify.annotations.Nullable;

/** Reads the text of a message stanza. */
final class MessageText {

    private static final Set<String> ENCRYPTION = Set.of(
            "urn:xmpp:omemo:2",
            "urn:xmpp:omemo:1",
            "eu.siacs.conversations.axolotl",
            "urn:xmpp:openpgp:0",
            "jabber:x:encrypted");
    private static final String EXPLICIT_ENCRYPTION = "urn:xmpp:eme:0";

    private MessageText() {}

    /** Empty when the stanza has no text and hides none. */
    static Optional<InstantMessage> read(Message message, XmppAddress from, XmppAddress to) {
        Optional<Message.Body> body = chosen(message.getBodies(), Message.Body::getLanguage, message.getLanguage());
        String text = body.map(Message.Body::getMessage).orElse("");
        boolean encrypted = isEncrypted(message);
        if (text.isEmpty() && !(encrypted && hasPayload(message))) {
            return Optional.empty();
        }
        Optional<Message.Subject> subject =
                chosen(message.getSubjects(), Message.Subject::getLanguage, message.getLanguage());
        return Optional.of(new InstantMessage(
                message.getStanzaId() == null ? "" : message.getStanzaId(),
                from,
                to,
                kind(message.getType()),
                text,
                body.map(Message.Body::getLanguage)
                        .or(() -> Optional.ofNullable(message.getLanguage()))
                        .filter(tag -> !tag.isEmpty()),
                subject.map(Message.Subject::getSubject).filter(line -> !line.isEmpty()),
                Optional.ofNullable(message.getThread()).filter(thread -> !thread.isEmpty()),
                asks(message),
                Extensions.delay(message),
                Extensions.replaces(message),
                Extensions.author(message),
                InstantMessage.Origin.LIVE,
                encrypted));
    }

    /** The one without a language or in the language of the stanza, else the first (RFC 6121 section 5.2.3). */
    private static <T> Optional<T> chosen(
            Collection<T> candidates, Function<T, @Nullable String> language, @Nullable String stanzaLanguage) {
        Optional<T> first = Optional.empty();
        for (T candidate : candidates) {
            String own = language.apply(candidate);
            if (own == null || own.isEmpty() || Objects.equals(own, stanzaLanguage)) {
                return Optional.of(candidate);
            }
            first = first.isPresent() ? first : Optional.of(candidate);
        }
        return first;
    }

    private static InstantMessage.Kind kind(Message.Type type) {
        return switch (type) {
            case chat -> InstantMessage.Kind.CHAT;
            case headline -> InstantMessage.Kind.HEADLINE;
            default -> InstantMessage.Kind.NORMAL;
        };
    }

    private static Set<Notification> asks(Message message) {
        Set<Notification> asks = EnumSet.noneOf(Notification.class);
        if (Extensions.has(message, "request", Extensions.RECEIPTS)) {
            asks.add(Notification.DELIVERED);
            asks.add(Notification.FAILED);
        }
        if (Extensions.has(message, "markable", Extensions.MARKERS)) {
            asks.add(Notification.DISPLAYED);
        }
        return asks;
    }

    private static boolean isEncrypted(Message message) {
        for (XmlElement element : message.getExtensions()) {
            String namespace = element.getNamespace();
            if (EXPLICIT_ENCRYPTION.equals(namespace) || ENCRYPTION.contains(namespace)) {
                return true;
            }
        }
        return false;
    }

    /** A text, and not only a new key, is in the encrypted element; a class of some provider is taken to have one. */
    private static boolean hasPayload(Message message) {
        for (XmlElement element : message.getExtensions()) {
            if (!ENCRYPTION.contains(element.getNamespace())) {
                continue;
            }
            boolean onlyKey = element instanceof StandardExtensionElement plain
                    && plain.getElementName().equals("encrypted")
                    && plain.getNamespace().contains("omemo")
                    && isEmpty(plain.getElements("payload"));
            return !onlyKey;
        }
        return false;
    }

    private static boolean isEmpty(@Nullable List<StandardExtensionElement> elements) {
        return elements == null || elements.isEmpty();
    }
}
