package org.isthmus.media.audio;

import javax.media.Buffer;
import javax.media.Format;
import javax.media.format.AudioFormat;
import org.isthmus.media.g722.G722Encoder;
import org.jitsi.impl.neomedia.codec.AbstractCodec2;

/** G.722 as the library's encoder; made by the library, hence public. */
public final class G722EncoderPlugIn extends AbstractCodec2 {

    private static final long NANOS_OF_OCTET = 125_000;

    private G722Encoder encoder = new G722Encoder();

    public G722EncoderPlugIn() {
        super("G.722 encoder", AudioFormat.class, new Format[] {G722.CODED});
        inputFormats = new Format[] {G722.LINEAR};
    }

    @Override
    protected void doOpen() {
        encoder = new G722Encoder();
    }

    @Override
    protected void doClose() {
        // Nothing is held.
    }

    @Override
    protected int doProcess(Buffer in, Buffer out) {
        byte[] linear = (byte[]) in.getData();
        int count = in.getLength() / 4;
        byte[] coded = validateByteArraySize(out, count, false);
        for (int i = 0, at = in.getOffset(); i < count; i++, at += 4) {
            coded[i] = encoder.encode(Pcm.sample(linear, at), Pcm.sample(linear, at + 2));
        }
        out.setOffset(0);
        out.setLength(count);
        out.setFormat(getOutputFormat());
        out.setDuration(count * NANOS_OF_OCTET);
        return BUFFER_PROCESSED_OK;
    }

    /** The library counts time stamps by what a format says of the duration of its octets. */
    @Override
    public Format getOutputFormat() {
        Format known = super.getOutputFormat();
        if (known != null && known.getClass() == AudioFormat.class) {
            known = setOutputFormat(new Timed((AudioFormat) known));
        }
        return known;
    }

    private static final class Timed extends AudioFormat {

        private static final long serialVersionUID = 1L;

        Timed(AudioFormat format) {
            super(
                    format.getEncoding(),
                    format.getSampleRate(),
                    format.getSampleSizeInBits(),
                    format.getChannels(),
                    format.getEndian(),
                    format.getSigned(),
                    format.getFrameSizeInBits(),
                    format.getFrameRate(),
                    format.getDataType());
        }

        @Override
        public long computeDuration(long octets) {
            return octets * NANOS_OF_OCTET;
        }
    }
}
