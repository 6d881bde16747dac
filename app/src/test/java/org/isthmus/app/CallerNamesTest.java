package org.isthmus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.isthmus.app.TestApp.address;
import static org.isthmus.app.TestApp.contact;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isthmus.app.call.CallView;
import org.isthmus.app.call.PastCall;
import org.isthmus.gateway.call.CallEnd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What whoever calls is called: a friend's name is the person's own, a stranger's is the stranger's word and says so. */
final class CallerNamesTest {

    @TempDir
    Path folder;

    private TestApp app;

    @BeforeEach
    void open() {
        app = new TestApp(folder);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({
        "me@capulet.example, romeo@montague.example, romeo@montague.example/phone",
        "sip:me@capulet.example, sip:romeo@montague.example, sip:romeo@montague.example"
    })
    void aContactIsCalledAsThePersonCallsThem(String me, String listed, String caller) {
        ScriptedEndpoint account = app.account(me);
        account.roster(List.of(contact(listed, "My Romeo")));
        app.person(listed);
        await().until(() -> app.people().all().size() == 1);
        ScriptedCall call = incoming(account, caller, "Prince of Denmark");
        CallView seen = only();
        assertThat(seen.name()).isEqualTo("My Romeo");
        assertThat(seen.claimed()).isFalse();
        assertThat(past(call).name()).isEqualTo("My Romeo");
    }

    @ParameterizedTest
    @CsvSource({"me@capulet.example, tybalt@capulet.example/phone", "sip:me@capulet.example, sip:tybalt@capulet.example"
    })
    void aStrangersNameIsTheirOwnWordUntilThePersonGivesThemOne(String me, String caller) {
        ScriptedEndpoint account = app.account(me);
        ScriptedCall call = incoming(account, caller, "  The\u202e Nurse\n");
        assertThat(only().name()).isEqualTo("The Nurse");
        assertThat(only().claimed()).isTrue();
        PastCall past = past(call);
        assertThat(past.name()).isEqualTo("The Nurse");
        assertThat(past.claimed()).isTrue();
        account.roster(List.of(contact(address(caller).bare().toString(), "Tybalt")));
        await().until(() -> !app.people().all().isEmpty());
        PastCall later = app.core.calls().history(1).join().getFirst();
        assertThat(later.name()).isEqualTo("Tybalt");
        assertThat(later.claimed()).isFalse();
    }

    /** Somebody who wrote once is met, and has a short name in the chats; that is no name to trust. */
    @Test
    void whoOnlyWroteIsAStrangerStill() {
        ScriptedEndpoint account = app.account("me@capulet.example");
        String stranger = "nurse@verona.example";
        app.core
                .app()
                .call(() -> app.people().meet(account.id(), address(stranger)))
                .join();
        assertThat(app.person(stranger).name()).isEqualTo("nurse");
        incoming(account, stranger + "/phone", "");
        assertThat(only().name()).isEqualTo(stranger);
        assertThat(only().claimed()).isFalse();
    }

    private ScriptedCall incoming(ScriptedEndpoint account, String from, String name) {
        ScriptedCall call = new ScriptedCall(address(from), Optional.of(name));
        call.events.complete(app.core.calls().taker(account.id()).called(call));
        return call;
    }

    private CallView only() {
        await().until(() -> app.core.calls().current().size() == 1);
        return app.core.calls().current().getFirst();
    }

    private PastCall past(ScriptedCall call) {
        call.events.join().ended(CallEnd.of(CallEnd.Reason.CANCEL));
        await().until(() -> app.core.calls().history(1).join().size() == 1);
        return app.core.calls().history(1).join().getFirst();
    }
}
