package org.isthmus.media.audio;

import javax.media.Buffer;
import javax.media.Format;
import javax.media.format.AudioFormat;
import org.isthmus.media.g722.G722Decoder;
import org.jitsi.impl.neomedia.codec.AbstractCodec2;

/** G.722 as the library's decoder; made by the library, hence public. */
public final class G722DecoderPlugIn extends AbstractCodec2 {

    private static final long NANOS_OF_OCTET = 125_000;

    private final short[] pair = new short[2];
    private G722Decoder decoder = new G722Decoder();

    public G722DecoderPlugIn() {
        super("G.722 decoder", AudioFormat.class, new Format[] {G722.LINEAR});
        inputFormats = new Format[] {G722.CODED};
    }

    @Override
    protected void doOpen() {
        decoder = new G722Decoder();
    }

    @Override
    protected void doClose() {
        // Nothing is held.
    }

    @Override
    protected int doProcess(Buffer in, Buffer out) {
        byte[] coded = (byte[]) in.getData();
        int count = in.getLength();
        byte[] linear = validateByteArraySize(out, 4 * count, false);
        for (int i = 0; i < count; i++) {
            decoder.decode(coded[in.getOffset() + i], pair, 0);
            linear[4 * i] = (byte) pair[0];
            linear[4 * i + 1] = (byte) (pair[0] >> 8);
            linear[4 * i + 2] = (byte) pair[1];
            linear[4 * i + 3] = (byte) (pair[1] >> 8);
        }
        out.setOffset(0);
        out.setLength(4 * count);
        out.setFormat(getOutputFormat());
        out.setDuration(count * NANOS_OF_OCTET);
        return BUFFER_PROCESSED_OK;
    }
}
