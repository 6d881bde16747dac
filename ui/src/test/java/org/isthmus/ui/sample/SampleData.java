package org.isthmus.ui.sample;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.isthmus.app.account.AccountOptions;
import org.isthmus.app.bridge.Party;
import org.isthmus.app.bridge.Traffic;
import org.isthmus.app.conversation.ChatMessage.Delivery;
import org.isthmus.app.conversation.Route;
import org.isthmus.app.people.ContactPoint;
import org.isthmus.app.people.ContactPoint.Subscription;
import org.isthmus.app.people.Person;
import org.isthmus.app.people.PresenceRequest;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.signal.Author;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.DevicePresence;

/** The people of Verona: what the pictures and the tests of the window show. */
final class SampleData {

    private final SampleClient client;
    private final Instant now;

    SampleData(SampleClient client, Clock clock) {
        this.client = client;
        this.now = clock.instant();
    }

    void fill() {
        EndpointId sip = client.accounts()
                .add(sip("benvolio"), "", "Benvolio", AccountOptions.standard())
                .join()
                .id();
        EndpointId xmpp = client.accounts()
                .add(xmpp("benvolio"), "", "Benvolio", AccountOptions.standard())
                .join()
                .id();

        Person romeo = person(
                "Romeo Montague",
                "Family",
                point(sip, sip("romeo"), device("desk phone", Availability.AVAILABLE, "in a meeting until nine")),
                point(xmpp, xmpp("romeo"), device("balcony", Availability.AWAY, "")));
        Person juliet = person(
                "Juliet Capulet",
                "Friends",
                point(xmpp, xmpp("juliet"), device("balcony", Availability.BUSY, "Do not disturb, please")));
        Person nurse = person("Nurse", "Friends", point(sip, sip("nurse"), device("", Availability.OFFLINE, "")));
        Person mercutio =
                person("Mercutio", "Friends", point(xmpp, xmpp("mercutio"), device("mobile", Availability.CHAT, "")));
        person("Tybalt", "Street", point(sip, sip("tybalt")));
        Person shira =
                person("שירה כהן", "Friends", point(xmpp, xmpp("shira"), device("", Availability.AVAILABLE, "")));
        Person layla = person("ليلى حداد", "Family", point(sip, sip("layla"), device("", Availability.AWAY, "غداء")));
        person("Keiko Tanaka", "Street", point(xmpp, xmpp("keiko"), device("", Availability.EXTENDED_AWAY, "")));
        person("Friar Laurence", "Street", point(sip, sip("laurence"), device("cell", Availability.AVAILABLE, "")));
        person("Paris", "", point(xmpp, xmpp("paris")));

        Route bySip = SampleConversations.route(romeo.points().get(0));
        Route byXmpp = SampleConversations.route(romeo.points().get(1));
        SampleConversations chats = client.conversations();
        chats.receive(shira.id(), first(shira), "שלום! אני כאן עד חמש. 😀", ago(60 * 26), Optional.empty());
        chats.receive(layla.id(), first(layla), "مرحبا، هل يمكننا الاتصال بعد الظهر؟", ago(60 * 25), Optional.empty());
        chats.markRead(layla.id());
        chats.sent(
                romeo.id(),
                byXmpp,
                "Did you see the notes? https://example.org/notes#stox has the table.",
                ago(1500),
                Delivery.READ);
        chats.receive(romeo.id(), byXmpp, "Yes, all of them 👍🏽", ago(1490), Optional.empty());
        chats.receive(
                romeo.id(),
                byXmpp,
                "I ran it against both servers for an hour; presence flapped once, when the subscription expired at the"
                        + " same moment as the stream restarted.\n\nI will look at it tomorrow.",
                ago(1489),
                Optional.empty());
        chats.sent(nurse.id(), first(nurse), "Please call me when you are home", ago(180), Delivery.FAILED);
        chats.receive(mercutio.id(), first(mercutio), "ha! 🎉🎉", ago(130), Optional.empty());
        chats.sent(romeo.id(), byXmpp, "are you coming tonight?", ago(42), Delivery.READ);
        chats.receive(
                romeo.id(),
                bySip,
                "Tell him that I bring the wine",
                ago(40),
                Optional.of(new Author(xmpp("juliet"), "Juliet Capulet")));
        chats.receive(romeo.id(), bySip, "on my way", ago(36), Optional.empty());
        chats.sent(romeo.id(), bySip, "Great ❤️ see you at nine", ago(35), Delivery.DELIVERED);
        chats.receive(juliet.id(), first(juliet), "Good night, good night!", ago(12), Optional.empty());
        chats.receive(juliet.id(), first(juliet), "Parting is such sweet sorrow", ago(11), Optional.empty());
        chats.markRead(romeo.id());
        chats.markRead(shira.id());
        chats.setTheyType(mercutio.id(), true);

        client.people().ask(new PresenceRequest(xmpp, xmpp("rosaline"), "It is me, from the feast"));
        client.bridges()
                .create(
                        new Party(sip, sip("romeo"), "Romeo Montague"),
                        new Party(xmpp, xmpp("juliet"), "Juliet Capulet"),
                        Set.of(Traffic.CHAT, Traffic.PRESENCE),
                        true)
                .join();
    }

    private Person person(String name, String group, ContactPoint... points) {
        Set<String> groups = group.isEmpty() ? Set.of() : Set.of(group);
        return client.people().put(SamplePeople.person(client.people().newId(), name, List.of(points), groups));
    }

    private static ContactPoint point(EndpointId account, Address address, DevicePresence... devices) {
        Subscription seen = devices.length == 0 ? Subscription.ASKED : Subscription.GRANTED;
        return new ContactPoint(account, address, List.of(devices), seen, false);
    }

    private static Route first(Person person) {
        return SampleConversations.route(person.points().getFirst());
    }

    private Instant ago(long minutes) {
        return now.minus(Duration.ofMinutes(minutes));
    }

    private static DevicePresence device(String name, Availability availability, String note) {
        Map<String, String> notes = note.isEmpty() ? Map.of() : Map.of("", note);
        return new DevicePresence(name, availability, notes, OptionalInt.empty(), Optional.empty());
    }

    private static Address sip(String user) {
        return SipAddress.of(user, "verona.example");
    }

    private static Address xmpp(String user) {
        return new XmppAddress(user, "capulet.example", "");
    }
}
