package org.isthmus.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.isthmus.ui.sample.VeronaWindow.until;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.stage.Stage;
import org.isthmus.app.call.CallView;
import org.isthmus.app.desktop.Notice;
import org.isthmus.app.desktop.Notice.Kind;
import org.isthmus.app.people.Person;
import org.isthmus.app.people.PresenceRequest;
import org.isthmus.app.settings.Preferences;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.endpoint.OwnPresence;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.ui.sample.SampleClient;
import org.isthmus.ui.sample.SampleConversations;
import org.isthmus.ui.sample.VeronaWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** What the desktop is told, what it is not told, and what becomes of the person's answer. */
@ExtendWith(ApplicationExtension.class)
class DesktopNoticesTest {

    private final VeronaWindow verona = new VeronaWindow();
    private final SampleClient client = verona.client();

    @Start
    void start(Stage stage) {
        verona.show(stage);
    }

    @Stop
    void stop() {
        verona.close();
    }

    @Test
    void aCallIsAnsweredFromItsNoticeWhichGoes() {
        verona.ring(false);
        Notice notice = awaitNotice(Kind.CALL);
        assertThat(notice.title()).isEqualTo("Romeo Montague calls you");
        assertThat(notice.text()).contains(verona.romeosPhone().network().name());
        assertThat(notice.choices()).extracting(Notice.Choice::name).containsExactly("Answer", "Refuse");
        press(notice, "Answer");
        until(() -> verona.only().state() instanceof CallView.Talking);
        until(() -> client.notifier().shown().isEmpty());
    }

    @Test
    void aCallIsRefusedFromItsNoticeAndIsNotMissed() {
        verona.ring(false);
        press(awaitNotice(Kind.CALL), "Refuse");
        until(() -> client.calls().current().isEmpty());
        until(() -> client.notifier().shown().isEmpty());
        assertThat(client.notifier().all()).hasSize(1);
    }

    @Test
    void aCallWithPicturesCanBeAnsweredWithThem() {
        verona.ring(true);
        press(awaitNotice(Kind.CALL), "With video");
        until(() -> verona.only().state() instanceof CallView.Talking
                && verona.only().video());
    }

    @Test
    void whatWasAnsweredElsewhereIsNotMissed() {
        CallView call = verona.ring(false);
        awaitNotice(Kind.CALL);
        client.calls().end(call.key(), CallEnd.Reason.ANSWERED_ELSEWHERE);
        until(() -> client.notifier().shown().isEmpty());
        assertThat(client.notifier().all()).hasSize(1);
    }

    @Test
    void whoeverWasMissedIsCalledBackFromTheNotice() {
        client.calls().end(verona.ring(false).key(), CallEnd.Reason.CANCEL);
        client.calls().end(verona.ring(false).key(), CallEnd.Reason.CANCEL);
        until(() -> client.notifier()
                .shown(Kind.MISSED_CALL)
                .filter(one -> one.text().endsWith("2 times"))
                .isPresent());
        Notice notice = awaitNotice(Kind.MISSED_CALL);
        assertThat(notice.title()).isEqualTo("Missed call from Romeo Montague");
        assertThat(client.notifier().shown()).hasSize(1);
        press(notice, "Call back");
        until(() -> client.calls().current().size() == 1);
        assertThat(verona.only().incoming()).isFalse();
        assertThat(verona.only().peer().bare())
                .isEqualTo(verona.romeosPhone().address().bare());
        // The calls are before the person's eyes now.
        until(() -> client.notifier().shown().isEmpty());
    }

    @Test
    void messagesOfOneChatAreOneNoticeThatOpensIt() {
        receive("Are you there?");
        until(() -> client.notifier().shown(Kind.MESSAGE).isPresent());
        receive("<b>Hello</b>?");
        until(() -> awaitNotice(Kind.MESSAGE).text().equals("<b>Hello</b>?"));
        Notice notice = awaitNotice(Kind.MESSAGE);
        assertThat(notice.title()).startsWith("Romeo Montague: ").endsWith(" new messages");
        assertThat(client.notifier().shown()).hasSize(1);
        notice.opened().run();
        until(() ->
                verona.window().chatInSight().equals(Optional.of(verona.romeo().id())));
        until(() -> client.notifier().shown().isEmpty());
        receive("I see you.");
        receive(verona.person("Nurse"), "And I do not.");
        until(() -> client.notifier().shown(Kind.MESSAGE).isPresent());
        assertThat(client.notifier().all()).noneMatch(one -> one.text().equals("I see you."));
    }

    @Test
    void theChatThatWasBeforeThePersonsEyesIsToldOnceTheyLookAtAnotherPage(FxRobot robot) {
        robot.interact(() -> verona.window().openChat(verona.romeo().id()));
        until(() -> verona.window().chatInSight().isPresent());
        robot.interact(() -> verona.window().openPeople());
        until(() -> verona.window().chatInSight().isEmpty());
        receive("Where are you?");
        awaitNotice(Kind.MESSAGE).opened().run();
        until(() -> verona.window().chatInSight().isPresent());
        until(() -> client.notifier().shown().isEmpty());
    }

    @Test
    void theTextOfMessagesStaysInTheWindowWhenThePersonWantsThat() {
        notices(all -> all.withText(false));
        receive("Nobody is to read this");
        assertThat(awaitNotice(Kind.MESSAGE).text()).isEqualTo("A new message");
    }

    @Test
    void whoAsksToSeeThePersonIsToldUntilThereIsAnAnswer() {
        PresenceRequest request = new PresenceRequest(
                verona.romeosPhone().account(), new XmppAddress("tybalt", "capulet.example", ""), "It is me, Tybalt");
        client.people().ask(request);
        Notice notice = awaitNotice(Kind.REQUEST);
        assertThat(notice.text()).startsWith("tybalt@capulet.example").endsWith("It is me, Tybalt");
        press(notice, "Show");
        client.people().answer(request, true);
        client.people().requests().forEach(other -> client.people().answer(other, false));
        until(() -> client.notifier().shown(Kind.REQUEST).isEmpty());
    }

    @Test
    void nothingIsToldToWhomNobodyIsToDisturb() {
        client.accounts().setPresence(new OwnPresence(Availability.BUSY, ""));
        nothingIsTold();
    }

    @Test
    void nothingIsToldToWhoWantsNoneAndWhatIsThereGoes() {
        receive("One last thing");
        awaitNotice(Kind.MESSAGE);
        notices(all -> all.withShown(false));
        until(() -> client.notifier().shown().isEmpty());
        nothingIsTold();
    }

    private void nothingIsTold() {
        int before = client.notifier().all().size();
        client.calls().end(verona.ring(false).key(), CallEnd.Reason.CANCEL);
        receive("Hello?");
        until(() -> client.calls().missed() > 0);
        // Later than anything that was to be told of these.
        await().during(Duration.ofMillis(800))
                .until(() -> client.notifier().all().size() == before);
    }

    private void receive(String text) {
        receive(verona.romeo(), text);
    }

    private void receive(Person person, String text) {
        client.conversations()
                .receive(
                        person.id(),
                        SampleConversations.route(person.points().getFirst()),
                        text,
                        verona.clock().instant(),
                        Optional.empty());
    }

    private void notices(UnaryOperator<Preferences.Notices> how) {
        Preferences now = client.settings().get();
        client.settings().set(now.withNotices(how.apply(now.notices())));
    }

    private static void press(Notice notice, String button) {
        notice.choices().stream()
                .filter(choice -> choice.name().equals(button))
                .findFirst()
                .orElseThrow()
                .chosen()
                .run();
    }

    private Notice awaitNotice(Kind kind) {
        until(() -> client.notifier().shown(kind).isPresent());
        return client.notifier().shown(kind).orElseThrow();
    }
}
