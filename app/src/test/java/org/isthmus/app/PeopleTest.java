package org.isthmus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.isthmus.app.TestApp.address;
import static org.isthmus.app.TestApp.contact;
import static org.isthmus.app.TestApp.presence;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.isthmus.app.people.ContactPoint;
import org.isthmus.app.people.PeopleEvent;
import org.isthmus.app.people.Person;
import org.isthmus.app.people.PresenceRequest;
import org.isthmus.app.people.PresenceSummary;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.SubscriptionAnswer;
import org.isthmus.gateway.signal.SubscriptionRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PeopleTest {

    private static final String ME = "me@capulet.example";
    private static final String ROMEO = "romeo@montague.example";
    private static final String SIP_ME = "sip:me@verona.example";
    private static final String SIP_ROMEO = "sip:romeo@verona.example";

    @TempDir
    Path folder;

    private TestApp app;
    private ScriptedEndpoint xmpp;

    @BeforeEach
    void open() {
        app = new TestApp(folder);
        xmpp = app.account(ME);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void theRosterOfTheServerIsTheTruthAboutAnXmppAccount() {
        xmpp.roster(List.of(contact(ROMEO, "Romeo"), contact("nurse@capulet.example", "")));
        await().until(() -> app.people().all().size() == 2);
        assertThat(app.person(ROMEO).name()).isEqualTo("Romeo");
        assertThat(app.person("nurse@capulet.example").name()).isEqualTo("nurse");
        xmpp.roster(List.of(contact(ROMEO, "Romeo")));
        await().until(() -> app.people().all().size() == 1);
    }

    @Test
    void aRosterThatWasStillOnItsWayWhenTheAccountWasRemovedListsNobody() {
        xmpp.roster(List.of(contact(ROMEO, "Romeo")));
        app.person(ROMEO);
        app.core.accounts().remove(xmpp.id()).join();
        xmpp.roster(List.of(contact(ROMEO, "Romeo")));
        app.account("other@capulet.example").roster(List.of(contact("nurse@capulet.example", "Nurse")));
        app.person("nurse@capulet.example");
        assertThat(app.people().all()).hasSize(1);
    }

    @Test
    void presenceIsUnknownUntilTheNetworkSaysSomethingAndWhenTheAccountIsAway() {
        xmpp.roster(List.of(contact(ROMEO, "Romeo")));
        app.person(ROMEO);
        assertThat(app.person(ROMEO).presence()).isEqualTo(PresenceSummary.UNKNOWN);
        xmpp.deliver(presence(ROMEO + "/orchard", ME, "orchard", Availability.AWAY, "below the balcony"));
        await().until(() -> app.person(ROMEO).presence() == PresenceSummary.AWAY);
        assertThat(app.person(ROMEO).note()).isEqualTo("below the balcony");
        assertThat(app.person(ROMEO).device()).isEqualTo("orchard");
        xmpp.deliver(presence(ROMEO + "/phone", ME, "phone", Availability.AVAILABLE, ""));
        await().until(() -> app.person(ROMEO).presence() == PresenceSummary.AVAILABLE);
        xmpp.deliver(presence(ROMEO + "/phone", ME, "phone", Availability.OFFLINE, ""));
        await().until(() -> app.person(ROMEO).presence() == PresenceSummary.AWAY);
        xmpp.deliver(presence(ROMEO + "/orchard", ME, "orchard", Availability.OFFLINE, "good night"));
        await().until(() -> app.person(ROMEO).presence() == PresenceSummary.OFFLINE);
        assertThat(app.person(ROMEO).note()).isEqualTo("good night");
        xmpp.become(new EndpointState.Offline());
        await().until(() -> app.person(ROMEO).presence() == PresenceSummary.UNKNOWN);
    }

    @Test
    void linkingMakesTwoRowsOneAndUnlinkingUndoesItWholly() {
        ScriptedEndpoint sip = app.account(SIP_ME);
        xmpp.roster(List.of(contact(ROMEO, "Romeo Montague")));
        app.people()
                .add(sip.id(), address(SIP_ROMEO), "Romeo's telephone", Set.of())
                .join();
        Person one = app.person(ROMEO);
        Person other = app.person(SIP_ROMEO);
        Person linked = app.people().link(one.id(), other.id()).join();
        assertThat(linked.name()).isEqualTo("Romeo Montague");
        assertThat(linked.points()).extracting(ContactPoint::address).contains(address(ROMEO), address(SIP_ROMEO));
        assertThat(app.people().all()).hasSize(1);
        assertThat(app.people().find(other.id())).isEmpty();
        assertThat(app.peopleEvents).contains(new PeopleEvent.Removed(other.id()));
        app.close();
        app = new TestApp(folder);
        assertThat(app.people().all()).hasSize(1);
        assertThat(app.person(SIP_ROMEO).id()).isEqualTo(one.id());
        assertThat(app.person(SIP_ROMEO).name()).isEqualTo("Romeo Montague");
        Person back = app.people().unlink(one.id(), address(SIP_ROMEO)).join();
        assertThat(back.id()).isEqualTo(other.id());
        assertThat(back.name()).isEqualTo("Romeo's telephone");
        assertThat(app.people().all()).hasSize(2);
    }

    @Test
    void sipContactsAreKeptHereAndHandedToTheEndpointAtEachStart() {
        ScriptedEndpoint sip = app.account(SIP_ME);
        assertThat(app.people()
                        .add(sip.id(), address(SIP_ROMEO), "Romeo", Set.of("Verona"))
                        .join())
                .isInstanceOf(Outcome.Accepted.class);
        app.people()
                .setBlocked(app.person(SIP_ROMEO).id(), address(SIP_ROMEO), true)
                .join();
        app.close();
        app = new TestApp(folder);
        ScriptedEndpoint again = app.endpoint(sip.id());
        assertThat(again.put).containsExactly(address(SIP_ROMEO));
        assertThat(again.blocked).containsExactly(address(SIP_ROMEO));
        assertThat(app.person(SIP_ROMEO).groups()).containsExactly("Verona");
        app.people().remove(app.person(SIP_ROMEO).id(), address(SIP_ROMEO)).join();
        await().until(() -> app.people().all().isEmpty());
        app.close();
        app = new TestApp(folder);
        assertThat(app.endpoint(sip.id()).put).isEmpty();
    }

    @Test
    void aBlockedStrangerIsNotHeard() {
        xmpp.deliver(InstantMessage.text("1", address(ROMEO), address(ME), "hello"))
                .join();
        Person romeo = app.person(ROMEO);
        app.people().setBlocked(romeo.id(), address(ROMEO), true).join();
        xmpp.deliver(InstantMessage.text("2", address(ROMEO), address(ME), "again"))
                .join();
        assertThat(app.chats().history(romeo.id(), Long.MAX_VALUE, 10).join()).hasSize(1);
        assertThat(xmpp.blocked).containsExactly(address(ROMEO));
    }

    @Test
    void aStrangerWhoWritesCanBeFoundButIsNotInTheAddressBook() {
        xmpp.deliver(InstantMessage.text("1", address(ROMEO), address(ME), "hello"))
                .join();
        Person romeo = app.person(ROMEO);
        assertThat(app.people().find(romeo.id())).isPresent();
        assertThat(app.people().all()).isEmpty();
        app.people().add(xmpp.id(), address(ROMEO), "Romeo", Set.of()).join();
        await().until(() -> app.people().all().size() == 1);
        assertThat(app.person(ROMEO).id()).isEqualTo(romeo.id());
    }

    @Test
    void whoAsksToSeeUsWaitsForAnAnswer() {
        xmpp.deliver(new SubscriptionRequest(address(ROMEO), address(ME), "it is me"));
        await().until(() -> app.people().requests().size() == 1);
        PresenceRequest request = app.people().requests().getFirst();
        assertThat(request).isEqualTo(new PresenceRequest(xmpp.id(), address(ROMEO), "it is me"));
        app.people().answer(request, true).join();
        assertThat(app.people().requests()).isEmpty();
        assertThat(xmpp.sent(SubscriptionAnswer.class))
                .containsExactly(new SubscriptionAnswer(address(ME), address(ROMEO), true));
        xmpp.deliver(new SubscriptionRequest(address(ROMEO), address(ME), "once more"))
                .join();
        app.settle();
        assertThat(app.people().requests()).isEmpty();
        assertThat(xmpp.sent(SubscriptionAnswer.class)).hasSize(2);
    }

    @Test
    void aNameGivenHereStaysUntilItChangesOnTheRoster() {
        xmpp.roster(List.of(contact(ROMEO, "Romeo")));
        app.people().rename(app.person(ROMEO).id(), "My love").join();
        assertThat(app.person(ROMEO).name()).isEqualTo("My love");
        xmpp.roster(List.of(contact(ROMEO, "My love")));
        app.settle();
        assertThat(app.person(ROMEO).name()).isEqualTo("My love");
        xmpp.roster(List.of(contact(ROMEO, "Husband")));
        await().until(() -> app.person(ROMEO).name().equals("Husband"));
    }

    @Test
    void historyAndChatStayWhenThePersonIsRemoved() {
        xmpp.roster(List.of(contact(ROMEO, "Romeo")));
        xmpp.deliver(InstantMessage.text("1", address(ROMEO), address(ME), "hello"))
                .join();
        Person romeo = app.person(ROMEO);
        app.people().remove(romeo.id(), address(ROMEO)).join();
        await().until(() -> app.people().all().isEmpty());
        assertThat(app.peopleEvents).contains(new PeopleEvent.Removed(romeo.id()));
        assertThat(app.chats().all()).hasSize(1);
        assertThat(app.chats().history(romeo.id(), Long.MAX_VALUE, 10).join()).hasSize(1);
    }

    @Test
    void tenThousandPeopleComeInOneListAndOnePresenceChangesOnePerson() {
        List<Contact> roster = IntStream.range(0, 10_000)
                .mapToObj(i -> contact("person" + i + "@montague.example", "Person " + i))
                .toList();
        xmpp.roster(roster);
        await().until(() -> app.people().all().size() == 10_000);
        app.settle();
        int events = app.peopleEvents.size();
        xmpp.roster(roster);
        xmpp.deliver(presence("person77@montague.example/a", ME, "a", Availability.BUSY, ""));
        await().until(() -> app.person("person77@montague.example").presence() == PresenceSummary.BUSY);
        app.settle();
        assertThat(app.peopleEvents).hasSize(events + 1);
    }
}
