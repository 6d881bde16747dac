package org.isthmus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.isthmus.app.TestApp.address;
import static org.isthmus.app.TestApp.contact;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.isthmus.app.conversation.ChatMessage;
import org.isthmus.app.conversation.ChatMessage.Delivery;
import org.isthmus.app.conversation.Route;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.InstantMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person wrote survives the end of the program at any instant, and goes out once. */
final class CrashTest {

    private static final String ME = "me@capulet.example";
    private static final String ROMEO = "romeo@montague.example";

    @TempDir
    Path folder;

    @Test
    void whatWasNeverSentGoesOutAfterTheCrashInOrder() {
        TestApp before = new TestApp(folder, new ManualScheduler(), false);
        EndpointId account = before.account(ME).id();
        before.endpoint(account).roster(List.of(contact(ROMEO, "Romeo")));
        write(before, account, "one");
        write(before, account, "two");
        before.crash();

        try (TestApp after = new TestApp(folder)) {
            ScriptedEndpoint endpoint = after.endpoint(account);
            await().until(() -> endpoint.sentBodies().size() == 2);
            assertThat(endpoint.sentBodies()).containsExactly("one", "two");
            await().until(() -> history(after).stream().allMatch(m -> m.delivery() == Delivery.SENT));
        }
    }

    @Test
    void whatMayHaveBeenSentIsNeverDoubledAndThePersonDecides() {
        TestApp before = new TestApp(folder);
        ScriptedEndpoint endpoint = before.account(ME);
        endpoint.roster(List.of(contact(ROMEO, "Romeo")));
        endpoint.answer = signal -> new CompletableFuture<>();
        write(before, endpoint.id(), "in doubt");
        await().until(() -> endpoint.sentBodies().size() == 1);
        before.crash();

        try (TestApp after = new TestApp(folder)) {
            ScriptedEndpoint again = after.endpoint(endpoint.id());
            ChatMessage doubted = history(after).getFirst();
            assertThat(doubted.delivery()).isEqualTo(Delivery.FAILED);
            assertThat(doubted.failure().orElseThrow().reason()).isEqualTo(Reason.CONNECTION_LOST);
            after.settle();
            assertThat(again.sentBodies()).isEmpty();
            InstantMessage plain = InstantMessage.text(doubted.id(), address(ME), address(ROMEO), "in doubt");
            again.deliver(archived(plain)).join();
            await().until(() -> history(after).getFirst().delivery() == Delivery.SENT);
            assertThat(history(after)).hasSize(1);
        }
    }

    @Test
    void whatWasAcknowledgedToASenderIsThereAfterTheCrash() {
        TestApp before = new TestApp(folder);
        ScriptedEndpoint endpoint = before.account(ME);
        for (int i = 0; i < 20; i++) {
            endpoint.deliver(InstantMessage.text("id" + i, address(ROMEO), address(ME), "m" + i))
                    .join();
        }
        before.crash();
        try (TestApp after = new TestApp(folder)) {
            assertThat(history(after)).hasSize(20);
            assertThat(after.chats().all().getFirst().unread()).isEqualTo(20);
        }
    }

    private static void write(TestApp app, EndpointId account, String body) {
        app.chats()
                .send(app.person(ROMEO).id(), new Route(account, address(ROMEO)), body)
                .join();
    }

    private static List<ChatMessage> history(TestApp app) {
        return app.chats().history(app.person(ROMEO).id(), Long.MAX_VALUE, 100).join();
    }

    private static InstantMessage archived(InstantMessage plain) {
        return new InstantMessage(
                plain.id(),
                plain.from(),
                plain.to(),
                plain.kind(),
                plain.body(),
                plain.language(),
                plain.subject(),
                plain.thread(),
                plain.asks(),
                plain.sentAt(),
                plain.replaces(),
                plain.author(),
                InstantMessage.Origin.ARCHIVE,
                false);
    }
}
