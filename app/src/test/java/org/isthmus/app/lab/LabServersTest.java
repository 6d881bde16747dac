package org.isthmus.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LabServersTest {

    @Test
    void bothServersTakeClientsWhenStartReturns() throws Exception {
        long before = System.nanoTime();
        try (SystemScheduler clock = new SystemScheduler();
                LabServers lab = LabServers.start(LabOptions.freePorts(), clock)) {
            long millis = (System.nanoTime() - before) / 1_000_000;
            LoggerFactory.getLogger(LabServersTest.class).warn("The lab was ready after {} ms.", millis);
            LabInfo info = lab.info();
            new Socket(info.xmpp().host(), info.xmpp().port()).close();
            new Socket(info.sip().host(), info.sip().port()).close();
            assertThat(info.self().xmpp()).hasToString("alice@lab.test");
            assertThat(info.self().sip()).hasToString("sip:alice@lab.test");
            assertThat(info.bots()).extracting(LabInfo.Helper::user).containsExactly("echo", "talker");
        }
    }

    @Test
    void itCanBeStartedAgainOnTheSamePorts() throws Exception {
        try (SystemScheduler clock = new SystemScheduler()) {
            LabInfo first;
            try (LabServers lab = LabServers.start(LabOptions.freePorts(), clock)) {
                first = lab.info();
            }
            LabOptions same = new LabOptions(first.xmpp().port(), first.sip().port());
            try (LabServers lab = LabServers.start(same, clock)) {
                assertThat(lab.info()).isEqualTo(first);
            }
        }
    }

    @Test
    void aTakenPortIsSaid() throws Exception {
        try (SystemScheduler clock = new SystemScheduler();
                ServerSocket taken = new ServerSocket(0)) {
            LabOptions options = new LabOptions(taken.getLocalPort(), 0);
            assertThatThrownBy(() -> LabServers.start(options, clock)).isInstanceOf(IOException.class);
        }
    }
}
