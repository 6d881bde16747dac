package org.isthmus.gateway.xmpp.jingle;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.jingle.JingleReason;
import org.isthmus.gateway.message.Jids;
import org.isthmus.media.description.MediaKind;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smackx.hints.element.StoreHint;

/** Announcements of calls to and from messages (XEP-0353). */
final class Announcements {

    /** How the ids of messages begin that propose a call; the rest is the id of the call. */
    static final String PROPOSAL = Announcement.Kind.PROPOSE.element() + "-";

    private static final String TIE_BREAK = "tie-break";
    private static final int LONGEST_ID = 255;

    private Announcements() {}

    /** Of type chat and with the hint to keep it, as XEP-0353 section 3 wants every one of them. */
    static Message write(XmppAddress to, Announcement announcement) {
        StandardExtensionElement.Builder element = StandardExtensionElement.builder(
                        announcement.kind().element(), Announcement.NAMESPACE)
                .addAttribute("id", announcement.id());
        for (MediaKind kind : announcement.kinds().stream().sorted().toList()) {
            element.addElement(StandardExtensionElement.builder("description", CallFeatures.RTP)
                    .addAttribute("media", kind.name().toLowerCase(Locale.ROOT))
                    .build());
        }
        announcement
                .why()
                .filter(why -> why.reason() != CallEnd.Reason.UNSAID)
                .ifPresent(why -> element.addElement(reason(why)));
        if (announcement.tieBreak()) {
            element.addElement(new StandardExtensionElement(TIE_BREAK, Announcement.NAMESPACE));
        }
        return StanzaBuilder.buildMessage(announcement.kind().element() + "-" + announcement.id())
                .ofType(Message.Type.chat)
                .to(Jids.jid(to))
                .addExtension(element.build())
                .addExtension(StoreHint.INSTANCE)
                .build();
    }

    /** What the message announces; empty when it announces nothing, or nothing that makes sense. */
    static Optional<Announcement> read(Message message) {
        return message.getExtensions().stream()
                .filter(StandardExtensionElement.class::isInstance)
                .map(StandardExtensionElement.class::cast)
                .filter(element -> element.getNamespace().equals(Announcement.NAMESPACE))
                .flatMap(element ->
                        Announcement.Kind.of(element.getElementName()).flatMap(kind -> read(kind, element)).stream())
                .findFirst();
    }

    private static Optional<Announcement> read(Announcement.Kind kind, StandardExtensionElement element) {
        String id = element.getAttributeValue("id");
        if (id == null || id.isEmpty() || id.length() > LONGEST_ID) {
            return Optional.empty();
        }
        return Optional.of(new Announcement(
                kind,
                id,
                kinds(element),
                reason(element),
                child(element, TIE_BREAK, Announcement.NAMESPACE).isPresent()));
    }

    private static Set<MediaKind> kinds(StandardExtensionElement element) {
        Set<MediaKind> kinds = EnumSet.noneOf(MediaKind.class);
        for (StandardExtensionElement child : element.getElements()) {
            for (MediaKind kind : MediaKind.values()) {
                if (is(child, "description", CallFeatures.RTP)
                        && kind.name().equalsIgnoreCase(child.getAttributeValue("media"))) {
                    kinds.add(kind);
                }
            }
        }
        return kinds;
    }

    private static StandardExtensionElement reason(CallEnd why) {
        StandardExtensionElement.Builder reason = StandardExtensionElement.builder("reason", JingleIq.NAMESPACE)
                .addElement(new StandardExtensionElement(JingleReason.word(why.reason()), JingleIq.NAMESPACE));
        why.text()
                .ifPresent(text -> reason.addElement(StandardExtensionElement.builder("text", JingleIq.NAMESPACE)
                        .setText(text)
                        .build()));
        return reason.build();
    }

    private static Optional<CallEnd> reason(StandardExtensionElement element) {
        return child(element, "reason", JingleIq.NAMESPACE)
                .flatMap(reason -> reason.getElements().stream()
                        .filter(word -> word.getNamespace().equals(JingleIq.NAMESPACE))
                        .map(StandardExtensionElement::getElementName)
                        .filter(word -> !word.equals("text"))
                        .findFirst()
                        .map(word -> new CallEnd(
                                JingleReason.reason(word),
                                child(reason, "text", JingleIq.NAMESPACE).map(StandardExtensionElement::getText))));
    }

    private static Optional<StandardExtensionElement> child(
            StandardExtensionElement element, String name, String namespace) {
        return element.getElements().stream()
                .filter(child -> is(child, name, namespace))
                .findFirst();
    }

    private static boolean is(StandardExtensionElement element, String name, String namespace) {
        return element.getElementName().equals(name) && namespace.equals(element.getNamespace());
    }
}
