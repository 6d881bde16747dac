package org.isthmus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.isthmus.app.account.Account;
import org.isthmus.app.bridge.BridgeView;
import org.isthmus.app.conversation.ChatMessage;
import org.isthmus.app.conversation.ChatMessage.Delivery;
import org.isthmus.app.conversation.Route;
import org.isthmus.app.people.ContactPoint;
import org.isthmus.app.people.Person;
import org.isthmus.app.people.PresenceSummary;
import org.isthmus.app.profile.Profile;
import org.isthmus.app.secret.EncryptedFileSecrets;
import org.isthmus.gateway.address.Network;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program without its window, at home in the local lab: real servers, real protocol stacks, a real disk. */
final class LabStoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private IsthmusClient client;

    @BeforeEach
    void open() throws Exception {
        client = reopened();
        client.lab().start().join();
        await().atMost(PATIENCE)
                .until(() -> client.accounts().all().size() == 2
                        && client.accounts().all().stream().allMatch(Account::online));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void echoIsOnePersonOnBothNetworksAndAnswersOnBoth() throws Exception {
        await().atMost(PATIENCE).until(() -> person("Echo").presence() == PresenceSummary.AVAILABLE);
        Person echo = person("Echo");
        assertThat(echo.networks()).containsExactlyInAnyOrder(Network.SIP, Network.XMPP);
        say(echo, Network.XMPP, "by XMPP \ud83d\ude00");
        say(echo, Network.SIP, "by SIP \u6771\u4eac");
        await().atMost(PATIENCE)
                .until(() -> bodies(echo).contains("Echo: by XMPP \ud83d\ude00")
                        && bodies(echo).contains("Echo: by SIP \u6771\u4eac"));
        await().atMost(PATIENCE).until(() -> own(echo).stream().noneMatch(m -> m.delivery() == Delivery.QUEUED));
        assertThat(own(echo)).extracting(ChatMessage::delivery).doesNotContain(Delivery.FAILED);

        List<String> before = own(echo).stream().map(ChatMessage::body).toList();
        client.close();
        client = reopened();
        assertThat(client.accounts().all()).isEmpty();
        assertThat(client.conversations().all()).isNotEmpty();
        assertThat(own(echo)).extracting(ChatMessage::body).isEqualTo(before);
        assertThat(client.bridges().all()).isEmpty();
    }

    @Test
    void whatTheTalkerSaysCrossesTheBridgeToTheEchoAndComesBack() {
        Person talker = person("Talker");
        Person echo = person("Echo");
        await().atMost(PATIENCE).until(() -> client.bridges().all().stream().anyMatch(b -> b.carried() >= 2));
        await().atMost(PATIENCE).until(() -> bridged(talker) && bridged(echo));
        BridgeView bridge = client.bridges().all().getFirst();
        assertThat(bridge.lost()).isZero();
    }

    @Test
    void stoppingTheLabTakesItsAccountsAndItsBridgeAway() {
        client.lab().stop().join();
        assertThat(client.accounts().all()).isEmpty();
        await().until(() -> client.bridges().all().isEmpty());
        await().until(() -> client.people().all().isEmpty());
        assertThat(client.lab().running()).isFalse();
        client.lab().start().join();
        await().atMost(PATIENCE).until(() -> client.accounts().all().stream().allMatch(Account::online));
    }

    private IsthmusClient reopened() throws Exception {
        Profile profile = Profile.open(folder);
        return IsthmusClient.open(profile, new EncryptedFileSecrets(profile.secrets(), profile.secretsKey()));
    }

    private Person person(String name) {
        await().atMost(PATIENCE)
                .until(() ->
                        client.people().all().stream().anyMatch(p -> p.name().equals(name)));
        return client.people().all().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void say(Person person, Network network, String body) {
        ContactPoint point = person.points().stream()
                .filter(one -> one.network() == network)
                .findFirst()
                .orElseThrow();
        client.conversations()
                .send(person.id(), new Route(point.account(), point.address()), body)
                .join();
    }

    private List<ChatMessage> history(Person person) {
        return client.conversations().history(person.id(), Long.MAX_VALUE, 100).join();
    }

    private List<String> bodies(Person person) {
        return history(person).stream().map(ChatMessage::body).toList();
    }

    private List<ChatMessage> own(Person person) {
        return history(person).stream()
                .filter(m -> m.outgoing() && !m.bridged())
                .toList();
    }

    private boolean bridged(Person person) {
        return history(person).stream().anyMatch(m -> m.outgoing() && m.bridged())
                && history(person).stream().anyMatch(m -> !m.outgoing() && m.bridged());
    }
}
