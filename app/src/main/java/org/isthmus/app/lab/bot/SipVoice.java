package org.isthmus.app.lab.bot;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.isthmus.app.lab.sip.LocalMessage;
import org.isthmus.app.lab.sip.LocalUser;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.concurrent.Scheduler;

/**
 * A bot's ears and mouth on SIP: MESSAGE, typing (RFC 3994), delivery notifications for CPIM messages that ask for them (RFC
 * 5438), and presence with RPID activities (RFC 3863, RFC 4480).
 */
final class SipVoice implements Voice {

    private static final String PIDF = "urn:ietf:params:xml:ns:pidf";
    private static final String DATA_MODEL = "urn:ietf:params:xml:ns:pidf:data-model";
    private static final String RPID = "urn:ietf:params:xml:ns:pidf:rpid";
    private static final String COMPOSING = "urn:ietf:params:xml:ns:im-iscomposing";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final Bot bot;
    private final String domain;
    private final Timing timing;
    private Optional<LocalUser> self = Optional.empty();

    SipVoice(Bot bot, String domain, Timing timing) {
        this.bot = bot;
        this.domain = domain;
        this.timing = timing;
    }

    void connect(LocalUser user) {
        self = Optional.of(user);
    }

    @Override
    public void say(String user, String text) {
        send(user, "text/plain", text);
    }

    @Override
    public void typing(String user, boolean active) {
        Element document = Element.of(
                "isComposing",
                COMPOSING,
                Element.text("state", COMPOSING, active ? "active" : "idle"),
                Element.text("contenttype", COMPOSING, "text/plain"));
        send(user, "application/im-iscomposing+xml", DECLARATION + document);
    }

    @Override
    public void presence(Mood mood, String note) {
        Element basic = Element.text("basic", PIDF, "open");
        Element tuple = Element.of("tuple", PIDF, Element.of("status", PIDF, basic), Element.text("note", PIDF, note))
                .with("id", "bot");
        Element presence = Element.of("presence", PIDF, tuple).with("entity", "sip:" + bot.user() + "@" + domain);
        Optional<String> activity = switch (mood) {
            case AVAILABLE, CHATTY -> Optional.empty();
            case AWAY -> Optional.of("away");
            case BUSY -> Optional.of("busy");
        };
        Element whole = activity.map(name -> presence.add(person(name))).orElse(presence);
        self.ifPresent(user -> user.publish(whole));
    }

    @Override
    public Scheduler.Task later(Duration delay, Runnable action) {
        return timing.later(delay, action);
    }

    @Override
    public RandomGenerator dice() {
        return timing.dice();
    }

    void receive(LocalMessage message) {
        switch (message.contentType()) {
            case "text/plain" -> bot.hear(message.from(), message.body());
            case "message/cpim" -> wrapped(message);
            default -> {
                // Typing and notifications of others call for no answer.
            }
        }
    }

    private void wrapped(LocalMessage message) {
        CpimText cpim = CpimText.read(message.body());
        if (cpim.wantsDeliveryNotification()) {
            String now =
                    timing.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
            String receipt = cpim.deliveryNotification(
                    "sip:" + bot.user() + "@" + domain, UUID.randomUUID().toString(), now);
            send(message.from(), "message/cpim", receipt);
        }
        cpim.text().ifPresent(text -> bot.hear(message.from(), text));
    }

    private static Element person(String activity) {
        return Element.of("person", DATA_MODEL, Element.of("activities", RPID, Element.of(activity, RPID)))
                .with("id", "bot-person");
    }

    private void send(String user, String type, String body) {
        self.ifPresent(local -> local.send(user, type, body));
    }
}
