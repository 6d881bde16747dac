package org.isthmus.media.audio;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.media.ConfigureCompleteEvent;
import javax.media.ControllerEvent;
import javax.media.Processor;
import org.jitsi.impl.neomedia.device.AudioMediaDeviceSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The use of a {@link PortDevice} by one stream. The library takes a processor for configured as soon as its state says so,
 * while the listener that chooses the encoding may still wait for its thread; on a busy computer the processor is then started
 * without an encoding and nothing is ever sent. Here the processor is handed out after the choice.
 */
class PortSession extends AudioMediaDeviceSession {

    private static final Logger LOG = LoggerFactory.getLogger(PortSession.class);
    private static final long PATIENCE_SECONDS = 10;

    private volatile CountDownLatch chosen = new CountDownLatch(1);

    PortSession(PortDevice device) {
        super(device);
    }

    @Override
    protected @Nullable Processor createProcessor() {
        CountDownLatch choice = new CountDownLatch(1);
        chosen = choice;
        Processor processor = super.createProcessor();
        try {
            if (processor != null && !choice.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The encoding of a call was not chosen in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return processor;
    }

    @Override
    protected void processorControllerUpdate(ControllerEvent event) {
        super.processorControllerUpdate(event);
        if (event instanceof ConfigureCompleteEvent) {
            chosen.countDown();
        }
    }
}
