package org.isthmus.gateway.presence;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.message.Extensions;
import org.isthmus.gateway.message.Jids;
import org.isthmus.gateway.signal.Author;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.DevicePresence;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.isthmus.gateway.signal.Signal;
import org.isthmus.gateway.signal.SubscriptionAnswer;
import org.isthmus.gateway.signal.SubscriptionEnd;
import org.isthmus.gateway.signal.SubscriptionRequest;
import org.isthmus.gateway.xml.XmlText;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaBuilder;

/**
 * Signals to and from presence stanzas (RFC 6121 sections 3 and 4, XEP-0033, 0172, 0203). Works on stanzas alone, without a
 * connection. Has no state and may be used from any thread.
 */
public final class XmppPresenceCodec {

    private static final String ROOM = "http://jabber.org/protocol/muc#user";
    private static final int LONGEST_STATUS = 4096;

    private final AddressMapper addresses;
    private final InstantSource clock;

    public XmppPresenceCodec() {
        this(new AddressMapper(), InstantSource.system());
    }

    /**
     * @param addresses for signals of SIP
     * @param clock tells whether a state is old and has to say since when
     */
    public XmppPresenceCodec(AddressMapper addresses, InstantSource clock) {
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * The stanzas for a signal: one for each device of a presence update, otherwise exactly one.
     *
     * @throws IllegalArgumentException for a signal that is no presence
     * @throws AddressException when a SIP address has no JID
     */
    public List<Presence> encode(Signal signal) throws AddressException {
        return switch (signal) {
            case PresenceUpdate update -> updates(update);
            case SubscriptionRequest request -> List.of(bare(request, Presence.Type.subscribe, request.note()));
            case SubscriptionAnswer answer ->
                List.of(bare(answer, answer.granted() ? Presence.Type.subscribed : Presence.Type.unsubscribed, ""));
            case SubscriptionEnd end -> List.of(bare(end, Presence.Type.unsubscribe, ""));
            default ->
                throw new IllegalArgumentException(
                        "no presence stanza for " + signal.getClass().getSimpleName());
        };
    }

    /** What a stanza says. Empty for rooms, probes and errors. */
    public Optional<Signal> decode(Presence presence) {
        Optional<XmppAddress> from = Jids.address(presence.getFrom());
        Optional<XmppAddress> to = Jids.address(presence.getTo()).or(() -> from.map(XmppAddress::bare));
        if (from.isEmpty() || to.isEmpty() || Extensions.has(presence, "x", ROOM)) {
            return Optional.empty();
        }
        XmppAddress sender = from.get();
        XmppAddress recipient = to.get();
        return switch (presence.getType()) {
            case available, unavailable -> Optional.of(update(presence, sender, recipient));
            case subscribe -> Optional.of(new SubscriptionRequest(sender.bare(), recipient.bare(), status(presence)));
            case subscribed -> Optional.of(new SubscriptionAnswer(sender.bare(), recipient.bare(), true));
            case unsubscribed -> Optional.of(new SubscriptionAnswer(sender.bare(), recipient.bare(), false));
            case unsubscribe -> Optional.of(new SubscriptionEnd(sender.bare(), recipient.bare()));
            case probe, error -> Optional.empty();
        };
    }

    private static PresenceUpdate update(Presence presence, XmppAddress from, XmppAddress to) {
        boolean available = presence.getType() == Presence.Type.available;
        String status = status(presence);
        String language = presence.getLanguage() == null ? "" : presence.getLanguage();
        DevicePresence device = new DevicePresence(
                from.resource(),
                available ? availability(presence.getMode()) : Availability.OFFLINE,
                status.isEmpty() ? Map.of() : Map.of(language, status),
                available ? OptionalInt.of(presence.getPriority()) : OptionalInt.empty(),
                Extensions.delay(presence));
        return new PresenceUpdate(from.bare(), to, List.of(device), false, Extensions.author(presence));
    }

    private static Availability availability(Presence.Mode mode) {
        return switch (mode) {
            case chat -> Availability.CHAT;
            case available -> Availability.AVAILABLE;
            case away -> Availability.AWAY;
            case xa -> Availability.EXTENDED_AWAY;
            case dnd -> Availability.BUSY;
        };
    }

    private static String status(Presence presence) {
        String status = presence.getStatus();
        return status == null ? "" : status;
    }

    private List<Presence> updates(PresenceUpdate update) throws AddressException {
        List<Presence> stanzas = new ArrayList<>(update.devices().size());
        for (DevicePresence device : update.devices()) {
            stanzas.add(stanza(update, device));
        }
        return List.copyOf(stanzas);
    }

    private Presence stanza(PresenceUpdate update, DevicePresence device) throws AddressException {
        XmppAddress from = addresses.asXmpp(update.from());
        boolean available = device.availability() != Availability.OFFLINE;
        PresenceBuilder stanza = StanzaBuilder.buildPresence()
                .from(Jids.jid(device.device().isEmpty() ? from : from.withResource(device.device())))
                .to(Jids.jid(addresses.asXmpp(update.to())))
                .ofType(available ? Presence.Type.available : Presence.Type.unavailable);
        if (available) {
            stanza.setMode(mode(device.availability()));
            device.priority().ifPresent(stanza::setPriority);
        }
        addNotes(stanza, device.notes());
        device.since().filter(this::isLate).ifPresent(instant -> stanza.addExtension(Extensions.delay(instant)));
        update.author().ifPresent(author -> stanza.addExtensions(Extensions.author(author, mapped(author))));
        return stanza.build();
    }

    private boolean isLate(Instant since) {
        return since.isBefore(clock.instant().minus(Extensions.LATE));
    }

    private static void addNotes(PresenceBuilder stanza, Map<String, String> notes) {
        if (notes.size() == 1) {
            Map.Entry<String, String> only = notes.entrySet().iterator().next();
            if (only.getKey().isEmpty()) {
                stanza.setStatus(cut(XmlText.forStream(only.getValue())));
                return;
            }
            stanza.setLanguage(XmlText.legal(only.getKey()));
        }
        for (Map.Entry<String, String> note : new TreeMap<>(notes).entrySet()) {
            StandardExtensionElement.Builder status = StandardExtensionElement.builder("status", "jabber:client");
            if (!note.getKey().isEmpty()) {
                status.addAttribute("xml:lang", XmlText.legal(note.getKey()));
            }
            stanza.addExtension(
                    status.setText(cut(XmlText.forStream(note.getValue()))).build());
        }
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_STATUS) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_STATUS - 1)) ? LONGEST_STATUS - 1 : LONGEST_STATUS;
        return text.substring(0, end);
    }

    private static Presence.Mode mode(Availability availability) {
        return switch (availability) {
            case CHAT -> Presence.Mode.chat;
            case AWAY -> Presence.Mode.away;
            case EXTENDED_AWAY -> Presence.Mode.xa;
            case BUSY -> Presence.Mode.dnd;
            case AVAILABLE, OFFLINE -> Presence.Mode.available;
        };
    }

    private Presence bare(Signal signal, Presence.Type type, String note) throws AddressException {
        PresenceBuilder stanza = StanzaBuilder.buildPresence()
                .from(Jids.jid(xmpp(signal.from()).bare()))
                .to(Jids.jid(xmpp(signal.to()).bare()))
                .ofType(type);
        if (!note.isEmpty()) {
            stanza.setStatus(XmlText.forStream(note));
        }
        return stanza.build();
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
}
