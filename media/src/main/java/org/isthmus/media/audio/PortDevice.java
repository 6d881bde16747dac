package org.isthmus.media.audio;

import javax.media.CaptureDeviceInfo;
import javax.media.Format;
import javax.media.MediaLocator;
import javax.media.Renderer;
import javax.media.protocol.CaptureDevice;
import org.isthmus.media.AudioPort;
import org.jitsi.impl.neomedia.device.AudioMediaDeviceImpl;
import org.jitsi.impl.neomedia.device.MediaDeviceSession;
import org.jitsi.service.neomedia.MediaDirection;
import org.jitsi.utils.MediaType;

/** An {@link AudioPort} as a device of the library. */
final class PortDevice extends AudioMediaDeviceImpl {

    private final AudioPort port;

    PortDevice(AudioPort port) {
        super(new CaptureDeviceInfo("port", new MediaLocator("port:"), new Format[] {Pcm.FORMAT}));
        this.port = port;
    }

    @Override
    protected synchronized CaptureDevice createCaptureDevice() {
        return new PortCapture(port);
    }

    @Override
    public MediaDeviceSession createSession() {
        return new PortSession(this);
    }

    @Override
    protected Renderer createRenderer() {
        return new PortRenderer(port);
    }

    @Override
    public MediaDirection getDirection() {
        return MediaDirection.SENDRECV;
    }

    @Override
    public MediaType getMediaType() {
        return MediaType.AUDIO;
    }
}
