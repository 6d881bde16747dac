package org.isthmus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.isthmus.app.TestApp.address;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.app.call.CallEvent;
import org.isthmus.app.call.CallView;
import org.isthmus.app.call.Calls;
import org.isthmus.app.conversation.Route;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.media.Protection;
import org.isthmus.media.description.MediaKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said in a call is kept in a file when the person wants it, and the person is told where. */
final class RecordingTest {

    private static final int FRAME = 960;
    private static final int WAV_HEADER = 44;

    @TempDir
    Path folder;

    private final List<CallEvent> told = new CopyOnWriteArrayList<>();
    private TestApp app;
    private ScriptedEndpoint account;

    @BeforeEach
    void open() {
        app = new TestApp(folder);
        account = app.account("me@capulet.example");
        calls().observe(event -> {
            if (event instanceof CallEvent.Recorded || event instanceof CallEvent.NotRecorded) {
                told.add(event);
            }
        });
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void whatIsSaidFromTheClickOnIsInTheFileWhoseNameSaysWithWhom() throws Exception {
        ScriptedMedia media = talk();
        calls().record(only().key(), true);
        await().until(() -> only().recorded() && media.taps.size() == 1);
        media.taps.getFirst().heard(new short[FRAME], FRAME);
        media.taps.getFirst().said(new short[FRAME], FRAME);
        calls().record(only().key(), false);
        await().until(() -> !only().recorded() && media.taps.isEmpty());
        Path file = recorded();
        assertThat(file.getParent()).isEqualTo(folder.resolve("recordings"));
        assertThat(String.valueOf(file.getFileName())).endsWith(" romeo@montague.example.wav");
        assertThat(Files.size(file)).isEqualTo(WAV_HEADER + 4 * FRAME);
        assertThat(only().over()).isFalse();
    }

    @Test
    void theEndOfTheCallEndsTheRecording() throws Exception {
        ScriptedMedia media = talk();
        calls().record(only().key(), true);
        await().until(() -> media.taps.size() == 1);
        account.calls.getLast().events.join().ended(CallEnd.of(CallEnd.Reason.SUCCESS));
        assertThat(Files.size(recorded())).isEqualTo(WAV_HEADER);
        assertThat(media.taps).isEmpty();
    }

    @Test
    void aCallThatStillRingsIsNotRecorded() {
        place();
        calls().record(only().key(), true);
        app.settle();
        assertThat(only().recorded()).isFalse();
    }

    @Test
    void whereThereIsNoFolderThePersonIsToldAndTheCallGoesOn() throws Exception {
        Files.createFile(folder.resolve("recordings"));
        talk();
        calls().record(only().key(), true);
        await().until(() -> !told.isEmpty());
        assertThat(told.getFirst()).isInstanceOf(CallEvent.NotRecorded.class);
        await().until(() -> !only().recorded());
        assertThat(only().state()).isInstanceOf(CallView.Talking.class);
    }

    private Path recorded() {
        await().until(() -> !told.isEmpty());
        assertThat(told).hasSize(1);
        assertThat(told.getFirst()).isInstanceOf(CallEvent.Recorded.class);
        return Path.of(((CallEvent.Recorded) told.getFirst()).file());
    }

    private ScriptedMedia talk() {
        place();
        await().until(() -> !app.media.isEmpty());
        account.calls.getLast().events.join().answered();
        app.media.getFirst().listener.connected(MediaKind.AUDIO, Protection.NONE);
        await().until(() -> only().state() instanceof CallView.Talking);
        return app.media.getFirst();
    }

    private void place() {
        calls().call(new Route(account.id(), address("romeo@montague.example")), false)
                .join();
        await().until(() -> !account.calls.isEmpty());
    }

    private Calls calls() {
        return app.core.calls();
    }

    private CallView only() {
        await().until(() -> calls().current().size() == 1);
        return calls().current().getFirst();
    }
}
