package org.isthmus.gateway.message;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.error.StanzaErrors;
import org.isthmus.gateway.error.StanzaFailure;
import org.isthmus.gateway.signal.ChatState;
import org.isthmus.gateway.signal.Receipt;
import org.isthmus.gateway.signal.Signal;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StanzaError;

/**
 * Signals to and from message stanzas (RFC 6121 section 5, XEP-0085, 0172, 0184, 0203, 0308, 0333). Works on stanzas alone,
 * without a connection. Has no state and may be used from any thread.
 */
public final class XmppMessageCodec {

    private final ErrorMapping errors;
    private final MessageStanzas stanzas;

    public XmppMessageCodec() {
        this(new AddressMapper(), new ErrorMapping(), InstantSource.system());
    }

    /**
     * @param addresses for authors that are on SIP
     * @param errors for receipts that say failed
     * @param clock tells whether a text is late and has to say when it was written
     */
    public XmppMessageCodec(AddressMapper addresses, ErrorMapping errors, InstantSource clock) {
        this.errors = errors;
        this.stanzas = new MessageStanzas(addresses, errors, clock);
    }

    /**
     * Writes a message, a chat state or a receipt; addresses of SIP are mapped.
     *
     * @throws IllegalArgumentException for any other signal
     * @throws AddressException when a SIP address has no JID
     */
    public Message encode(Signal signal) throws AddressException {
        return stanzas.write(signal);
    }

    /**
     * What a stanza says; a text with a chat state is two signals. Nothing for rooms and for what has no meaning here. Where
     * the server left out {@code from} or {@code to}, it is the other one's bare address (RFC 6120 section 8.1.2.1).
     */
    public List<Signal> decode(Message message) {
        Optional<XmppAddress> from = Jids.address(message.getFrom());
        Optional<XmppAddress> to = Jids.address(message.getTo());
        Optional<XmppAddress> sender = from.or(() -> to.map(XmppAddress::bare));
        Optional<XmppAddress> recipient = to.or(() -> from.map(XmppAddress::bare));
        if (sender.isEmpty() || recipient.isEmpty()) {
            return List.of();
        }
        return switch (message.getType()) {
            case groupchat -> List.of();
            case error -> error(message, sender.get(), recipient.get());
            case normal, chat, headline -> content(message, sender.get(), recipient.get());
        };
    }

    private List<Signal> error(Message message, Address from, Address to) {
        String id = message.getStanzaId();
        if (id == null || id.isEmpty()) {
            return List.of();
        }
        StanzaError error = message.getError();
        StanzaFailure failure =
                error == null ? new StanzaFailure("undefined-condition", "cancel", "") : StanzaErrors.fromSmack(error);
        return List.of(new Receipt(from, to, id, Receipt.Fate.FAILED, Optional.of(errors.failureFor(failure))));
    }

    private static List<Signal> content(Message message, XmppAddress from, XmppAddress to) {
        List<Signal> signals = new ArrayList<>(2);
        MessageText.read(message, from, to).ifPresent(signals::add);
        receipt(message, from, to).ifPresent(signals::add);
        activity(message).ifPresent(activity -> signals.add(new ChatState(from, to, activity)));
        return List.copyOf(signals);
    }

    private static Optional<Receipt> receipt(Message message, XmppAddress from, XmppAddress to) {
        Optional<String> displayed = Extensions.id(message, "displayed", Extensions.MARKERS)
                .or(() -> Extensions.id(message, "acknowledged", Extensions.MARKERS));
        Optional<String> delivered = Extensions.id(message, "received", Extensions.RECEIPTS)
                .or(() -> Extensions.id(message, "received", Extensions.MARKERS));
        return displayed
                .map(id -> new Receipt(from, to, id, Receipt.Fate.DISPLAYED, Optional.empty()))
                .or(() -> delivered.map(id -> new Receipt(from, to, id, Receipt.Fate.DELIVERED, Optional.empty())));
    }

    private static Optional<ChatState.Activity> activity(Message message) {
        for (ChatState.Activity activity : ChatState.Activity.values()) {
            if (Extensions.has(message, MessageStanzas.element(activity), Extensions.CHAT_STATES)) {
                return Optional.of(activity);
            }
        }
        return Optional.empty();
    }
}
