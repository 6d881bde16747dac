package org.isthmus.media.audio;

import javax.media.Format;
import javax.media.PlugInManager;
import javax.media.format.AudioFormat;
import org.jitsi.service.neomedia.codec.Constants;

/** Brings G.722 into the library, whose own lacks its native part. Its clock says 8000 where it means 16,000 (RFC 3551 section 4.5.2). */
final class G722 {

    static final int RATE = 16_000;

    static final AudioFormat LINEAR = new AudioFormat(
            AudioFormat.LINEAR,
            RATE,
            16,
            1,
            AudioFormat.LITTLE_ENDIAN,
            AudioFormat.SIGNED,
            Format.NOT_SPECIFIED,
            Format.NOT_SPECIFIED,
            Format.byteArray);

    static final AudioFormat CODED = new AudioFormat(Constants.G722_RTP, 8_000, Format.NOT_SPECIFIED, 1);

    private static final String OF_THE_LIBRARY = "org.jitsi.impl.neomedia.codec.audio.g722.";

    private G722() {}

    /** May be called more than once. */
    static void register() {
        PlugInManager.removePlugIn(OF_THE_LIBRARY + "JNIEncoderImpl", PlugInManager.CODEC);
        PlugInManager.removePlugIn(OF_THE_LIBRARY + "JNIDecoderImpl", PlugInManager.CODEC);
        add(G722EncoderPlugIn.class, LINEAR, CODED);
        add(G722DecoderPlugIn.class, CODED, LINEAR);
    }

    private static void add(Class<?> plugIn, Format from, Format to) {
        PlugInManager.addPlugIn(plugIn.getName(), new Format[] {from}, new Format[] {to}, PlugInManager.CODEC);
    }
}
