package org.isthmus.media.audio;

import javax.media.Format;
import javax.media.control.FormatControl;
import org.isthmus.media.AudioPort;
import org.jitsi.impl.neomedia.jmfext.media.protocol.AbstractPushBufferCaptureDevice;
import org.jitsi.impl.neomedia.jmfext.media.protocol.AbstractPushBufferStream;

/** The microphone's end of a port. */
final class PortCapture extends AbstractPushBufferCaptureDevice {

    private final AudioPort port;

    PortCapture(AudioPort port) {
        this.port = port;
    }

    @Override
    protected Format[] getSupportedFormats(int stream) {
        return new Format[] {Pcm.FORMAT};
    }

    @Override
    protected AbstractPushBufferStream<?> createStream(int stream, FormatControl control) {
        return new PortStream(this, control, port);
    }
}
