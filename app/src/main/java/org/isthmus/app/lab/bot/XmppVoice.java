package org.isthmus.app.lab.bot;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.app.lab.xmpp.LocalUser;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.concurrent.Scheduler;

/** A bot's ears and mouth on XMPP: messages, receipts (XEP-0184), chat states (XEP-0085), presence, subscriptions. */
final class XmppVoice implements Voice {

    private static final String CLIENT = "jabber:client";
    private static final String RECEIPTS = "urn:xmpp:receipts";
    private static final String STATES = "http://jabber.org/protocol/chatstates";
    private static final String DELAY = "urn:xmpp:delay";
    private static final String DISCO = "http://jabber.org/protocol/disco#info";

    private final Bot bot;
    private final String domain;
    private final Timing timing;
    private final Set<XmppAddress> devices = new HashSet<>();
    private Optional<LocalUser> self = Optional.empty();

    XmppVoice(Bot bot, String domain, Timing timing) {
        this.bot = bot;
        this.domain = domain;
        this.timing = timing;
    }

    void connect(LocalUser user) {
        self = Optional.of(user);
    }

    @Override
    public void say(String user, String text) {
        send(message(user)
                .with("id", UUID.randomUUID().toString())
                .add(Element.text("body", CLIENT, text))
                .add(Element.of("active", STATES))
                .add(Element.of("request", RECEIPTS)));
    }

    @Override
    public void typing(String user, boolean active) {
        send(message(user).add(Element.of(active ? "composing" : "paused", STATES)));
    }

    @Override
    public void presence(Mood mood, String note) {
        Element presence = Element.of("presence", CLIENT);
        Optional<String> show = switch (mood) {
            case AVAILABLE -> Optional.empty();
            case CHATTY -> Optional.of("chat");
            case AWAY -> Optional.of("away");
            case BUSY -> Optional.of("dnd");
        };
        Element shown = show.map(text -> presence.add(Element.text("show", CLIENT, text)))
                .orElse(presence);
        send(shown.add(Element.text("status", CLIENT, note)));
    }

    @Override
    public Scheduler.Task later(Duration delay, Runnable action) {
        return timing.later(delay, action);
    }

    @Override
    public RandomGenerator dice() {
        return timing.dice();
    }

    void receive(Element stanza) {
        Optional<XmppAddress> from = sender(stanza);
        if (from.isEmpty() || stanza.attribute("type").equals(Optional.of("error"))) {
            return;
        }
        switch (stanza.name()) {
            case "message" -> heard(stanza, from.get());
            case "presence" -> seen(stanza, from.get());
            default -> asked(stanza);
        }
    }

    private void heard(Element message, XmppAddress from) {
        Optional<String> body = message.childText("body");
        if (body.isEmpty()) {
            return;
        }
        Optional<String> id = message.attribute("id");
        if (message.has("request", RECEIPTS) && id.isPresent()) {
            send(Element.of("message", CLIENT, Element.of("received", RECEIPTS).with("id", id))
                    .with("to", from.toString())
                    .with("type", message.attribute("type")));
        }
        if (!message.has("delay", DELAY)) {
            bot.hear(key(from), body.get());
        }
    }

    private void seen(Element presence, XmppAddress from) {
        switch (presence.attribute("type").orElse("")) {
            case "" -> {
                if (!from.bare().equals(self.map(user -> user.address().bare()).orElse(from.bare()))) {
                    devices.add(from);
                    bot.appeared(key(from));
                    bot.shown(key(from), presence.childText("status").orElse(""));
                }
            }
            case "unavailable" -> {
                devices.remove(from);
                if (devices.stream().noneMatch(device -> device.bare().equals(from.bare()))) {
                    bot.left(key(from));
                }
            }
            case "subscribe" -> {
                answer(from, "subscribed");
                answer(from, "subscribe");
            }
            case "unsubscribe" -> answer(from, "unsubscribed");
            default -> {
                // Nothing that a bot has to answer.
            }
        }
    }

    private void asked(Element iq) {
        String type = iq.attribute("type").orElse("");
        if (!type.equals("get") && !type.equals("set")) {
            return;
        }
        Element answer = Element.of("iq", CLIENT).with("id", iq.attribute("id")).with("to", iq.attribute("from"));
        if (iq.has("query", DISCO)) {
            Element query = Element.of("query", DISCO)
                    .with("node", iq.child("query", DISCO).flatMap(q -> q.attribute("node")))
                    .add(Element.of("identity", DISCO)
                            .with("category", "client")
                            .with("type", "bot"))
                    .add(Element.of("feature", DISCO).with("var", DISCO))
                    .add(Element.of("feature", DISCO).with("var", RECEIPTS))
                    .add(Element.of("feature", DISCO).with("var", STATES));
            send(answer.with("type", "result").add(query));
        } else if (iq.has("ping", "urn:xmpp:ping")) {
            send(answer.with("type", "result"));
        } else {
            Element error = Element.of(
                            "error", CLIENT, Element.of("service-unavailable", "urn:ietf:params:xml:ns:xmpp-stanzas"))
                    .with("type", "cancel");
            send(answer.with("type", "error").add(error));
        }
    }

    private void answer(XmppAddress to, String type) {
        send(Element.of("presence", CLIENT).with("to", to.bare().toString()).with("type", type));
    }

    private Element message(String user) {
        String to = user.indexOf('@') < 0 ? user + "@" + domain : user;
        return Element.of("message", CLIENT).with("to", to).with("type", "chat");
    }

    private void send(Element stanza) {
        self.ifPresent(user -> user.send(stanza));
    }

    /** The user part inside the domain, the whole bare address for anybody else. */
    private String key(XmppAddress address) {
        return address.domain().equals(domain)
                ? address.local()
                : address.bare().toString();
    }

    private static Optional<XmppAddress> sender(Element stanza) {
        try {
            return Optional.of(XmppAddress.parse(stanza.attribute("from").orElse("")));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }
}
