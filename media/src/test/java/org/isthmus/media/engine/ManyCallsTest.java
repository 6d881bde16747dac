package org.isthmus.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.isthmus.media.Protection;
import org.junit.jupiter.api.Test;

/** What a call takes it gives back. */
class ManyCallsTest {

    private static final int CALLS = 20;

    /** Pools of the libraries that come with the first calls and stay. */
    private static final int SLACK = 8;

    @Test
    void twentyCallsOneAfterAnotherLeaveNoThreadsAndNoFilesBehind() {
        for (int i = 0; i < 2; i++) {
            callAndHangUp();
        }
        int threads = threads();
        long files = openFiles();
        for (int i = 0; i < CALLS; i++) {
            callAndHangUp();
        }
        Side.await().untilAsserted(() -> {
            // Each of the ICE library's wrappers holds a socket that is bound to nothing until the collector finds it.
            System.gc();
            assertThat(threads()).isLessThanOrEqualTo(threads + SLACK);
            assertThat(openFiles()).isLessThanOrEqualTo(files + SLACK);
        });
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static void callAndHangUp() {
        TonePorts ports;
        try (Side caller = new Side(440, Side.settings(true, false, Protection.DTLS_SRTP));
                Side called = new Side(700, Side.settings(true, false, Protection.DTLS_SRTP))) {
            Side.call(caller, called);
            Side.await().until(() -> caller.port.count() > 0 && called.port.count() > 0);
            ports = new TonePorts(caller, called);
        }
        Side.await().until(ports::areClosed);
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    private record TonePorts(Side caller, Side called) {
        boolean areClosed() {
            return caller.port.isClosed() && called.port.isClosed();
        }
    }
}
