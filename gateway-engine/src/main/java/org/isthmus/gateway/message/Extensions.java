package org.isthmus.gateway.message;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.signal.Author;
import org.isthmus.gateway.sip.body.Timestamps;
import org.isthmus.gateway.xml.XmlText;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaView;
import org.jivesoftware.smack.packet.XmlElement;
import org.jivesoftware.smackx.address.packet.MultipleAddresses;
import org.jivesoftware.smackx.chat_markers.element.ChatMarkersElements.AcknowledgedExtension;
import org.jivesoftware.smackx.chat_markers.element.ChatMarkersElements.DisplayedExtension;
import org.jivesoftware.smackx.chat_markers.element.ChatMarkersElements.ReceivedExtension;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jivesoftware.smackx.message_correct.element.MessageCorrectExtension;
import org.jivesoftware.smackx.nick.packet.Nick;
import org.jivesoftware.smackx.receipts.DeliveryReceipt;

/**
 * The extension elements that the mapping reads. Each may come as the class that Smack has for it, or as a plain element
 * where no provider is registered; both are read.
 */
public final class Extensions {

    /** What is older than this was not said just now. */
    public static final Duration LATE = Duration.ofSeconds(60);

    static final String RECEIPTS = "urn:xmpp:receipts";
    static final String MARKERS = "urn:xmpp:chat-markers:0";
    static final String CHAT_STATES = "http://jabber.org/protocol/chatstates";
    static final String HINTS = "urn:xmpp:hints";

    private static final QName DELAY = new QName("urn:xmpp:delay", "delay");
    private static final QName REPLACE = new QName("urn:xmpp:message-correct:0", "replace");
    private static final QName ADDRESSES = new QName("http://jabber.org/protocol/address", "addresses");
    private static final QName NICK = new QName("http://jabber.org/protocol/nick", "nick");
    private static final String ORIGINAL_FROM = "ofrom";

    private Extensions() {}

    /** The stanza has such an element. */
    public static boolean has(StanzaView stanza, String name, String namespace) {
        return stanza.hasExtension(new QName(namespace, name));
    }

    /** The {@code id} attribute of a receipt or marker. */
    static Optional<String> id(StanzaView stanza, String name, String namespace) {
        XmlElement element = stanza.getExtension(new QName(namespace, name));
        String id = switch (element) {
            case null -> null;
            case DeliveryReceipt receipt -> receipt.getId();
            case DisplayedExtension marker -> marker.getId();
            case ReceivedExtension marker -> marker.getId();
            case AcknowledgedExtension marker -> marker.getId();
            case StandardExtensionElement plain -> plain.getAttributeValue("id");
            default -> null;
        };
        return Optional.ofNullable(id).filter(text -> !text.isEmpty());
    }

    /** The id of the message that this one corrects (XEP-0308). */
    static Optional<String> replaces(StanzaView stanza) {
        XmlElement element = stanza.getExtension(REPLACE);
        String id = switch (element) {
            case null -> null;
            case MessageCorrectExtension correction -> correction.getIdInitialMessage();
            case StandardExtensionElement plain -> plain.getAttributeValue("id");
            default -> null;
        };
        return Optional.ofNullable(id).filter(text -> !text.isEmpty());
    }

    /** When the stanza was first sent (XEP-0203). */
    public static Optional<Instant> delay(StanzaView stanza) {
        return switch (stanza.getExtension(DELAY)) {
            case DelayInformation delay -> Optional.of(delay.getStamp().toInstant());
            case StandardExtensionElement plain ->
                Optional.ofNullable(plain.getAttributeValue("stamp")).flatMap(Timestamps::parse);
            case null, default -> Optional.empty();
        };
    }

    /** The element that says when something was first said. */
    public static XmlElement delay(Instant stamp) {
        return StandardExtensionElement.builder(DELAY.getLocalPart(), DELAY.getNamespaceURI())
                .addAttribute("stamp", stamp.truncatedTo(ChronoUnit.MILLIS).toString())
                .build();
    }

    /** The original author that the stanza claims (XEP-0033 {@code ofrom}, XEP-0172). */
    public static Optional<Author> author(StanzaView stanza) {
        String name = nick(stanza);
        return switch (stanza.getExtension(ADDRESSES)) {
            case MultipleAddresses addresses -> author(addresses, name);
            case StandardExtensionElement plain -> author(plain, name);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Author> author(MultipleAddresses addresses, String name) {
        for (MultipleAddresses.Address address : addresses.getAddressesOfType(MultipleAddresses.Type.ofrom)) {
            String uri = address.getJid() != null ? "xmpp:" + address.getJid() : address.getUri();
            if (uri != null) {
                return Authors.fromUri(uri, name);
            }
        }
        return Optional.empty();
    }

    private static Optional<Author> author(StandardExtensionElement addresses, String name) {
        List<StandardExtensionElement> children = addresses.getElements("address");
        if (children == null) {
            return Optional.empty();
        }
        for (StandardExtensionElement address : children) {
            if (ORIGINAL_FROM.equals(address.getAttributeValue("type"))) {
                String jid = address.getAttributeValue("jid");
                String uri = jid != null ? "xmpp:" + jid : address.getAttributeValue("uri");
                return uri == null ? Optional.empty() : Authors.fromUri(uri, name);
            }
        }
        return Optional.empty();
    }

    /** How the sender calls itself (XEP-0172). */
    public static Optional<String> nickname(StanzaView stanza) {
        return Optional.of(nick(stanza).strip()).filter(name -> !name.isEmpty());
    }

    private static String nick(StanzaView stanza) {
        String name = switch (stanza.getExtension(NICK)) {
            case Nick nick -> nick.getName();
            case StandardExtensionElement plain -> plain.getText();
            case null, default -> null;
        };
        return name == null ? "" : name;
    }

    /** The author as {@code ofrom}: a JID where there is one, otherwise a URI. */
    public static List<XmlElement> author(Author author, Optional<XmppAddress> mapped) {
        MultipleAddresses addresses = new MultipleAddresses();
        addresses.addAddress(
                MultipleAddresses.Type.ofrom,
                mapped.map(Jids::jid).orElse(null),
                null,
                null,
                false,
                mapped.isPresent() ? null : author.address().toString());
        return author.name().isEmpty()
                ? List.of(addresses)
                : List.of(addresses, new Nick(XmlText.forStream(author.name())));
    }
}
