package org.isthmus.media.device;

import javax.media.Buffer;
import javax.media.PlugIn;
import javax.media.Renderer;
import javax.media.ResourceUnavailableException;
import org.isthmus.media.MediaException;
import org.isthmus.media.audio.Pcm;
import org.jitsi.impl.neomedia.device.CaptureDeviceInfo2;
import org.jitsi.impl.neomedia.jmfext.media.renderer.audio.AbstractAudioRenderer;

/** A renderer of the library as a place to write samples to. Written to by one thread. */
final class Loudspeaker implements AutoCloseable {

    /** A device that does not take a frame after so many tries is gone. */
    private static final int MAX_TRIES = 50;

    private final Renderer renderer;
    private byte[] bytes = new byte[4096];

    private Loudspeaker(Renderer renderer) {
        this.renderer = renderer;
    }

    static Loudspeaker open(CaptureDeviceInfo2 info) throws MediaException {
        try {
            Renderer renderer = SystemAudio.system()
                    .map(system -> system.createRenderer(true))
                    .orElseThrow(() -> failure(info, new IllegalStateException("no sound system")));
            if (renderer instanceof AbstractAudioRenderer<?> known) {
                known.setLocator(info.getLocator());
            }
            if (renderer.setInputFormat(Pcm.FORMAT) == null) {
                throw failure(info, new IllegalStateException("the format is not taken"));
            }
            renderer.open();
            renderer.start();
            return new Loudspeaker(renderer);
        } catch (ResourceUnavailableException | RuntimeException e) {
            throw failure(info, e);
        }
    }

    private static MediaException failure(CaptureDeviceInfo2 info, Exception why) {
        return new MediaException(
                MediaException.Cause.LOCAL, "The loudspeaker \"" + info.getName() + "\" does not work.", why);
    }

    /** @return whether the device took the samples */
    boolean write(short[] samples, int count) {
        if (bytes.length < 2 * count) {
            bytes = new byte[2 * count];
        }
        Pcm.write(samples, count, bytes);
        Buffer buffer = new Buffer();
        buffer.setFormat(Pcm.FORMAT);
        buffer.setData(bytes);
        buffer.setOffset(0);
        buffer.setLength(2 * count);
        for (int i = 0; i < MAX_TRIES; i++) {
            int result = renderer.process(buffer);
            if (result == PlugIn.BUFFER_PROCESSED_FAILED) {
                return false;
            }
            if ((result & PlugIn.INPUT_BUFFER_NOT_CONSUMED) == 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        renderer.stop();
        renderer.close();
    }
}
