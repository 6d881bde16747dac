package org.isthmus.media.audio;

import javax.media.Buffer;
import javax.media.Format;
import javax.media.format.AudioFormat;
import org.isthmus.media.AudioPort;
import org.jitsi.impl.neomedia.jmfext.media.renderer.AbstractRenderer;

/** The loudspeaker's end of a port. */
final class PortRenderer extends AbstractRenderer<AudioFormat> {

    private final AudioPort port;
    private short[] samples = new short[AudioPort.FRAME];

    PortRenderer(AudioPort port) {
        this.port = port;
    }

    @Override
    public Format[] getSupportedInputFormats() {
        return new Format[] {Pcm.FORMAT};
    }

    @Override
    public String getName() {
        return "port";
    }

    @Override
    public void open() {
        // The port is open for as long as the call lives.
    }

    @Override
    public void close() {
        // The port is closed by the call.
    }

    @Override
    public void start() {
        // Nothing to prepare.
    }

    @Override
    public void stop() {
        // Nothing waits in here.
    }

    @Override
    public int process(Buffer buffer) {
        if (buffer.isDiscard() || buffer.getLength() == 0 || !(buffer.getData() instanceof byte[] bytes)) {
            return BUFFER_PROCESSED_OK;
        }
        int count = buffer.getLength() / 2;
        if (samples.length < count) {
            samples = new short[count];
        }
        for (int i = 0, at = buffer.getOffset(); i < count; i++, at += 2) {
            samples[i] = Pcm.sample(bytes, at);
        }
        port.write(samples, count);
        return BUFFER_PROCESSED_OK;
    }
}
