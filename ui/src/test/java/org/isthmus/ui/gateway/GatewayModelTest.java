package org.isthmus.ui.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.isthmus.app.gateway.GatewayView;
import org.isthmus.app.gateway.GatewayView.Phase;
import org.isthmus.app.gateway.SideState;
import org.isthmus.ui.sample.SampleClient;
import org.isthmus.ui.sample.SampleGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** News of the gateway come in batches, figures when they are asked for. */
class GatewayModelTest {

    private final SampleClient client = new SampleClient(Clock.systemUTC());
    private final LinkedBlockingQueue<Runnable> pulses = new LinkedBlockingQueue<>();
    private final GatewayModel model = new GatewayModel(client.gateway(), pulses::add);

    @AfterEach
    void stop() {
        model.close();
        client.close();
    }

    @Test
    void manyChangesAreOneUpdate() {
        List<GatewayView> seen = new ArrayList<>();
        model.viewProperty().subscribe(now -> seen.add(now));
        model.choose(Path.of("gateway.toml"));
        model.startOrStop();
        await().until(() -> pulse() && model.view().phase() == Phase.RUNNING);
        assertThat(seen).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void theSameButtonStartsAndStops() {
        model.choose(Path.of("gateway.toml"));
        model.startOrStop();
        await().until(() -> pulse() && model.view().phase() == Phase.RUNNING);
        model.startOrStop();
        await().until(() -> pulse() && model.view().phase() == Phase.STOPPED);
    }

    @Test
    void figuresAreReadWhenAsked() {
        client.gateway().count(SampleGateway.report(new SideState.Connected(Instant.EPOCH), 77));
        assertThat(model.view().report()).isEmpty();
        model.refresh();
        assertThat(model.view().report().orElseThrow().messages().toSip().delivered())
                .isEqualTo(77);
    }

    @Test
    void aClosedModelHearsNothing() {
        model.close();
        client.gateway().show(GatewayView.stopped(Optional.empty()).with(Phase.STARTING));
        model.refresh();
        assertThat(model.view().phase()).isEqualTo(Phase.STARTING);
        assertThat(pulses).isEmpty();
    }

    /** Runs what waits for the FX thread. */
    private boolean pulse() {
        Optional.ofNullable(pulses.poll()).ifPresent(Runnable::run);
        return true;
    }
}
