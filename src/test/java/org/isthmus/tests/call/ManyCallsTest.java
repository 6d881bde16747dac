package org.isthmus.tests.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.isthmus.tests.peer.Prosody;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls between two whole programs, one after the other, leave nothing behind. */
@Tag("peer")
class ManyCallsTest {

    private static final Logger LOG = LoggerFactory.getLogger(ManyCallsTest.class);
    private static final int CALLS = 20;

    /** After these the libraries have started what they keep for the whole run. */
    private static final int FIRST = 2;

    @Test
    void twentyCallsAreHeardAndLeaveNothing(@TempDir Path folder) {
        try (Prosody server = Prosody.start(folder, "ann", "ben");
                Program ann = Program.onXmpp(folder.resolve("ann"), server, "ann", 1_000);
                Program ben = Program.onXmpp(folder.resolve("ben"), server, "ben", 660)) {
            calls(FIRST, ann, ben);
            Resources before = Resources.now();
            calls(CALLS, ann, ben);
            await().atMost(Program.PATIENCE).untilAsserted(() -> Resources.now().assertIsBackAt(before));
            LOG.warn("Before {} calls {}; after them {}.", CALLS, before, Resources.now());
            assertThat(ann.calls().history(CALLS * 2).join()).hasSize(FIRST + CALLS);
        }
    }

    private static void calls(int count, Program ann, Program ben) {
        for (int i = 0; i < count; i++) {
            Program caller = i % 2 == 0 ? ann : ben;
            Program called = i % 2 == 0 ? ben : ann;
            caller.call(called);
            called.answer();
            caller.awaitTalkWith(called);
            (i % 4 < 2 ? caller : called).hangUp();
            ann.awaitQuiet();
            ben.awaitQuiet();
        }
    }
}
