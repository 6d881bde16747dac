package org.isthmus.gateway.message;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.error.StanzaErrors;
import org.isthmus.gateway.signal.Author;
import org.isthmus.gateway.signal.ChatState;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.InstantMessage.Notification;
import org.isthmus.gateway.signal.Receipt;
import org.isthmus.gateway.signal.Signal;
import org.isthmus.gateway.xml.XmlText;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smackx.chat_markers.element.ChatMarkersElements;
import org.jivesoftware.smackx.message_correct.element.MessageCorrectExtension;
import org.jivesoftware.smackx.receipts.DeliveryReceipt;
import org.jivesoftware.smackx.receipts.DeliveryReceiptRequest;

/** Writes message stanzas. */
final class MessageStanzas {

    private final AddressMapper addresses;
    private final ErrorMapping errors;
    private final InstantSource clock;

    MessageStanzas(AddressMapper addresses, ErrorMapping errors, InstantSource clock) {
        this.addresses = addresses;
        this.errors = errors;
        this.clock = clock;
    }

    Message write(Signal signal) throws AddressException {
        return switch (signal) {
            case InstantMessage message -> text(message);
            case ChatState state -> chatState(state);
            case Receipt receipt -> receipt(receipt);
            default ->
                throw new IllegalArgumentException(
                        "no message stanza for " + signal.getClass().getSimpleName());
        };
    }

    static String element(ChatState.Activity activity) {
        return activity.name().toLowerCase(Locale.ROOT);
    }

    private Message text(InstantMessage message) throws AddressException {
        MessageBuilder stanza = start(message, message.id()).ofType(type(message.kind()));
        message.language().ifPresent(stanza::setLanguage);
        message.subject().ifPresent(subject -> stanza.setSubject(XmlText.forStream(subject)));
        message.thread().ifPresent(thread -> stanza.setThread(XmlText.forStream(thread)));
        body(stanza, XmlText.legal(message.body()));
        if (message.asks().contains(Notification.DELIVERED)) {
            stanza.addExtension(new DeliveryReceiptRequest());
        }
        if (message.asks().contains(Notification.DISPLAYED)) {
            stanza.addExtension(ChatMarkersElements.MarkableExtension.INSTANCE);
        }
        message.sentAt().filter(this::isLate).ifPresent(instant -> stanza.addExtension(Extensions.delay(instant)));
        message.replaces().ifPresent(id -> stanza.addExtension(new MessageCorrectExtension(XmlText.legal(id))));
        message.author().ifPresent(author -> stanza.addExtensions(Extensions.author(author, mapped(author))));
        return stanza.build();
    }

    private static void body(MessageBuilder stanza, String text) {
        if (text.contains("]]>")) {
            stanza.addExtension(new EscapedBody(text));
        } else {
            stanza.setBody(text);
        }
    }

    private Message chatState(ChatState state) throws AddressException {
        MessageBuilder stanza = start(state, "")
                .ofType(Message.Type.chat)
                .addExtension(StandardExtensionElement.builder(element(state.activity()), Extensions.CHAT_STATES)
                        .build());
        if (state.activity() == ChatState.Activity.COMPOSING) {
            stanza.addExtension(StandardExtensionElement.builder("no-permanent-store", Extensions.HINTS)
                    .build());
        }
        return stanza.build();
    }

    private Message receipt(Receipt receipt) throws AddressException {
        String id = XmlText.legal(receipt.messageId());
        return switch (receipt.fate()) {
            case DELIVERED ->
                start(receipt, "")
                        .ofType(Message.Type.chat)
                        .addExtension(new DeliveryReceipt(id))
                        .build();
            case DISPLAYED ->
                start(receipt, "")
                        .ofType(Message.Type.chat)
                        .addExtension(new ChatMarkersElements.DisplayedExtension(id))
                        .build();
            case FAILED ->
                start(receipt, id)
                        .ofType(Message.Type.error)
                        .setError(StanzaErrors.toSmack(errors.stanzaFailureFor(
                                receipt.failure().orElseGet(() -> Failure.of(Reason.INTERNAL, "no cause given")))))
                        .build();
        };
    }

    private boolean isLate(Instant written) {
        return written.isBefore(clock.instant().minus(Extensions.LATE));
    }

    /** A stanza between the two, with a fresh id when there is none to keep. */
    private MessageBuilder start(Signal signal, String id) throws AddressException {
        MessageBuilder stanza = id.isEmpty()
                ? StanzaBuilder.buildMessage(UUID.randomUUID().toString())
                : StanzaBuilder.buildMessage(XmlText.legal(id));
        return stanza.from(Jids.jid(xmpp(signal.from()))).to(Jids.jid(xmpp(signal.to())));
    }

    private XmppAddress xmpp(Address address) throws AddressException {
        return addresses.asXmpp(address);
    }

    private Optional<XmppAddress> mapped(Author author) {
        try {
            return Optional.of(addresses.asXmpp(author.address()));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    private static Message.Type type(InstantMessage.Kind kind) {
        return switch (kind) {
            case CHAT -> Message.Type.chat;
            case HEADLINE -> Message.Type.headline;
            case NORMAL -> Message.Type.normal;
        };
    }
}
