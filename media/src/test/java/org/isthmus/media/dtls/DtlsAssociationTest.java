package org.isthmus.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.isthmus.media.MediaException;
import org.isthmus.media.description.Security.Fingerprint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A handshake between both roles over a wire that may lose packets. */
class DtlsAssociationTest {

    private final SecureRandom random = new SecureRandom();
    private final DtlsIdentity first = identity();
    private final DtlsIdentity second = identity();
    private final AtomicReference<DtlsAssociation> client = new AtomicReference<>();
    private final AtomicReference<DtlsAssociation> server = new AtomicReference<>();

    @AfterEach
    void close() {
        client.get().close();
        server.get().close();
    }

    @Test
    void bothSidesGetTheSameKeysCrosswise() {
        connect(first.fingerprint(), second.fingerprint(), 0);
        DtlsKeys ours = get(client.get().keys());
        DtlsKeys theirs = get(server.get().keys());
        assertThat(ours.ours()).isEqualTo(theirs.theirs());
        assertThat(ours.theirs()).isEqualTo(theirs.ours());
        assertThat(ours.ours()).isNotEqualTo(ours.theirs());
    }

    @Test
    void lostFlightsAreRepeated() {
        connect(first.fingerprint(), second.fingerprint(), 3);
        assertThat(get(client.get().keys()).ours())
                .isEqualTo(get(server.get().keys()).theirs());
    }

    @Test
    void theClientRefusesAnotherCertificate() {
        connect(first.fingerprint(), first.fingerprint(), 0);
        refused(client.get());
        refused(server.get());
    }

    @Test
    void theServerRefusesAnotherCertificate() {
        connect(second.fingerprint(), second.fingerprint(), 0);
        refused(server.get());
    }

    private void connect(Fingerprint ofClient, Fingerprint ofServer, int lose) {
        AtomicInteger sent = new AtomicInteger();
        client.set(new DtlsAssociation(first, true, List.of(ofServer), packet -> {
            if (sent.incrementAndGet() > lose) {
                server.get().received(packet, packet.length);
            }
        }));
        server.set(new DtlsAssociation(
                second, false, List.of(ofClient), packet -> client.get().received(packet, packet.length)));
        server.get().start();
        client.get().start();
    }

    private static void refused(DtlsAssociation association) {
        assertThatThrownBy(() -> get(association.keys()))
                .cause()
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.reason()).isEqualTo(MediaException.Cause.SECURITY));
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private DtlsIdentity identity() {
        try {
            return DtlsIdentity.create(random);
        } catch (MediaException e) {
            throw new AssertionError(e);
        }
    }
}
