package org.isthmus.gateway.sip;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sip.header.EventHeader;
import javax.sip.message.Request;
import javax.xml.stream.XMLStreamException;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.endpoint.OwnPresence;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.DevicePresence;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.isthmus.gateway.sip.useragent.Answers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything about presence that one account does. Runs on the account's executor. */
final class PresencePart {

    private static final Logger LOG = LoggerFactory.getLogger(PresencePart.class);
    private static final String WATCHER_LIST = "application/watcherinfo+xml";

    private final EventTools tools;
    private final String device;
    private final PresenceAgent agent;
    private final Consumer<List<Contact>> contactsChanged;
    private final Map<SipAddress, Watch> watches = new LinkedHashMap<>();
    private final List<Watch> ended = new ArrayList<>();
    private final Map<String, Publication> publications = new LinkedHashMap<>();
    private final Subscription watcherList;
    private boolean online;

    /**
     * Makes the part.
     *
     * @param device names this program among the person's devices
     */
    PresencePart(EventTools tools, String device, Consumer<List<Contact>> contactsChanged) {
        this.tools = tools;
        this.device = device;
        this.contactsChanged = contactsChanged;
        this.agent = new PresenceAgent(tools);
        this.watcherList =
                tools.subscription(tools.identity().address(), "presence.winfo", WATCHER_LIST, new WatcherListHooks());
    }

    void online() {
        online = true;
        publications.values().forEach(Publication::online);
        watches.values().forEach(watch -> watch.subscription().start());
        watcherList.start();
        tellContacts();
    }

    void offline() {
        online = false;
        watcherList.pause();
        watches.values().forEach(watch -> watch.subscription().pause());
        publications.values().forEach(Publication::offline);
    }

    /** The account signs out: the server is told, as long as it can be. */
    void end() {
        watcherList.end(() -> {});
        watches.values().forEach(watch -> watch.subscription().end(() -> {}));
        publications.values().forEach(Publication::end);
    }

    void publish(OwnPresence presence) {
        DevicePresence own = new DevicePresence(
                device,
                presence.availability(),
                presence.note().isEmpty() ? Map.of() : Map.of("", presence.note()),
                OptionalInt.empty(),
                Optional.of(tools.scheduler().instant()));
        agent.setOwn(own);
        publication(device).set(own, outcome -> {
            if (outcome instanceof Outcome.Failed failed) {
                LOG.info(
                        "The presence of {} was not published: {}",
                        tools.identity().address(),
                        failed.failure().detail());
            }
        });
    }

    /** Shows somebody else's presence in the account's name: to the one watcher, or to those whom the server lets see it. */
    void show(PresenceUpdate update, SipAddress watcher, Consumer<Outcome> then) {
        String tuple = "bridged-"
                + shortHash(update.author().map(a -> a.address().toString()).orElse("") + watcher);
        List<DevicePresence> devices = update.devices().stream()
                .limit(1)
                .map(d -> new DevicePresence(tuple, d.availability(), d.notes(), d.priority(), d.since()))
                .toList();
        boolean seen = agent.show(watcher, devices);
        if (seen || devices.isEmpty()) {
            then.accept(new Outcome.Accepted());
        } else {
            publication(tuple).set(devices.getFirst(), then);
        }
    }

    private Publication publication(String key) {
        return publications.computeIfAbsent(key, _ -> new Publication(tools));
    }

    void put(SipAddress contact, String name, Set<String> groups) {
        Watch known = watches.get(contact.bare());
        if (known != null) {
            known.rename(name, groups);
        } else {
            Watch watch = new Watch(contact.bare(), name, groups, tools, this::tellContacts);
            watches.put(contact.bare(), watch);
            if (online) {
                watch.subscription().start();
            }
        }
        tellContacts();
    }

    /** Ends the subscription to the contact; whether they may see this side is left as it is. */
    void unwatch(SipAddress contact) {
        Watch watch = watches.remove(contact.bare());
        if (watch != null) {
            ended.add(watch);
            watch.subscription().end(() -> ended.remove(watch));
            tellContacts();
        }
    }

    void remove(SipAddress contact) {
        unwatch(contact);
        if (agent.mayBeSeenBy(contact)) {
            agent.decide(contact, false);
        }
    }

    void decide(SipAddress watcher, boolean granted) {
        agent.decide(watcher, granted);
        tellContacts();
    }

    void subscribed(Answers.Asked asked) throws ParseException {
        agent.subscribed(asked);
    }

    void notified(Answers.Asked asked) throws ParseException {
        Request notify = asked.request();
        Optional<Subscription> owner = Stream.concat(
                        Stream.concat(watches.values().stream(), ended.stream()).map(Watch::subscription),
                        Stream.of(watcherList))
                .filter(subscription -> subscription.owns(notify))
                .findFirst();
        String event = notify.getHeader(EventHeader.NAME) instanceof EventHeader header ? header.getEventType() : "";
        if (owner.isEmpty()) {
            tools.answers().send(asked, 481);
        } else if (!event.equals("presence") && !event.equals("presence.winfo")) {
            tools.answers()
                    .send(
                            asked,
                            489,
                            tools.words().list("Allow-Events", "presence, presence.winfo, " + MailboxPart.EVENT));
        } else {
            tools.answers().send(asked, owner.get().notified(notify));
        }
    }

    private void tellContacts() {
        contactsChanged.accept(watches.entrySet().stream()
                .map(entry -> entry.getValue().describe(agent.mayBeSeenBy(entry.getKey())))
                .toList());
    }

    Outcome cannot(Reason reason, String detail) {
        return new Outcome.Failed(Failure.of(reason, detail));
    }

    private static String shortHash(String text) {
        return HexFormat.of().toHexDigits(java.util.Arrays.hashCode(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Those who ask a presence server instead of this program. */
    private final class WatcherListHooks implements Subscription.Hooks {

        @Override
        public void pending() {
            // The server has not decided whether this account may see its own watchers.
        }

        @Override
        public int active(Request notify) {
            byte[] body = notify.getRawContent();
            if (body == null || body.length == 0) {
                return 200;
            }
            try {
                WatcherList.waiting(body).forEach(agent::ask);
                return 200;
            } catch (XMLStreamException e) {
                LOG.debug("Unreadable watcher list: {}", e.getMessage());
                return 400;
            }
        }

        @Override
        public void interrupted(Failure why) {
            LOG.debug("No watcher list for now: {}", why.detail());
        }

        @Override
        public void refused(Failure why) {
            LOG.debug("The server gives no watcher list: {}", why.detail());
        }
    }
}
