package org.isthmus.media.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.media.Processor;
import javax.media.protocol.ContentDescriptor;
import javax.media.protocol.PushBufferDataSource;
import org.isthmus.media.sound.TonePort;
import org.jitsi.service.neomedia.MediaDirection;
import org.junit.jupiter.api.Test;

/** A stream encodes as was agreed, however late the library's threads run. */
class PortSessionTest {

    @Test
    void encodesAlthoughTheChoiceComesLate() throws Exception {
        var pcmu = Library.service().getFormatFactory().createMediaFormat("PCMU", 8_000);
        PortSession session = new LateChoice(new PortDevice(new TonePort(440)));
        try {
            session.setFormat(pcmu);
            session.start(MediaDirection.SENDONLY);
            var sent = (PushBufferDataSource) session.getOutputDataSource();
            assertThat(sent.getStreams()[0].getFormat().getEncoding()).isEqualTo("ULAW/rtp");
        } finally {
            session.close();
        }
    }

    /** As on a computer whose threads have to wait for each other. */
    private static final class LateChoice extends PortSession {

        LateChoice(PortDevice device) {
            super(device);
        }

        @Override
        protected ContentDescriptor createProcessorContentDescriptor(Processor processor) {
            try {
                assertThat(new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS))
                        .isFalse();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return super.createProcessorContentDescriptor(processor);
        }
    }
}
