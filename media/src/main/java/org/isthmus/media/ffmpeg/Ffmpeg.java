package org.isthmus.media.ffmpeg;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;
import org.isthmus.media.MediaException;

/** The library as a whole. Its native part is optional: programs for some systems come without. Any thread. */
public final class Ffmpeg {

    private static final int MAX_TEXT = 128;

    private Ffmpeg() {}

    /** Whether this program came with the native part for this computer; loads nothing. */
    public static boolean hasCodecs() {
        String library = System.mapLibraryName("jniavcodec");
        return Ffmpeg.class.getResource("/org/bytedeco/ffmpeg/" + Loader.getPlatform() + "/" + library) != null;
    }

    /**
     * Loads what encoders and decoders need; takes a second the first time on a computer, as the library is unpacked.
     *
     * @throws MediaException where the library does not run on this computer
     */
    public static void loadCodecs() throws MediaException {
        try {
            avutil.av_log_set_level(avutil.AV_LOG_QUIET);
            avcodec.avcodec_version();
        } catch (LinkageError | RuntimeException e) {
            throw new MediaException(MediaException.Cause.LOCAL, "H.264 cannot be used on this computer.", e);
        }
    }

    /**
     * Loads what devices need; takes some seconds the first time on a computer, as the library is unpacked.
     *
     * @throws MediaException where the library does not run on this computer
     */
    public static void loadDevices() throws MediaException {
        try {
            avutil.av_log_set_level(avutil.AV_LOG_QUIET);
            avdevice.avdevice_register_all();
        } catch (LinkageError | RuntimeException e) {
            throw new MediaException(
                    MediaException.Cause.LOCAL, "Cameras and screens cannot be used on this computer.", e);
        }
    }

    /** What the library means by a number below zero. */
    public static String text(int error) {
        byte[] text = new byte[MAX_TEXT];
        avutil.av_strerror(error, text, text.length);
        int length = 0;
        while (length < text.length && text[length] != 0) {
            length++;
        }
        return new String(text, 0, length, UTF_8);
    }
}
