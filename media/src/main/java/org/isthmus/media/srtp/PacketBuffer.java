package org.isthmus.media.srtp;

import java.util.Arrays;
import org.jitsi.utils.ByteArrayBuffer;

/**
 * One packet with room behind it. The GCM cipher of the library writes its tag behind the packet without asking for room,
 * and leaves the packet unencrypted where it finds none; so there is always room.
 */
final class PacketBuffer implements ByteArrayBuffer {

    /** More than the longest tag and the index of SRTCP together. */
    private static final int SPARE = 32;

    private byte[] bytes = new byte[2048];
    private int offset;
    private int length;

    void set(byte[] source, int from, int count) {
        if (bytes.length < count + SPARE) {
            bytes = new byte[count + SPARE];
        }
        System.arraycopy(source, from, bytes, 0, count);
        offset = 0;
        length = count;
    }

    /** Copies the packet out; its length was never more than {@link #SPARE} above what went in. */
    byte[] copy() {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    @Override
    public byte[] getBuffer() {
        return bytes;
    }

    @Override
    public int getOffset() {
        return offset;
    }

    @Override
    public int getLength() {
        return length;
    }

    @Override
    public void setLength(int changed) {
        length = changed;
    }

    @Override
    public void setOffset(int changed) {
        offset = changed;
    }

    @Override
    public boolean isInvalid() {
        return length <= 0;
    }

    @Override
    public void readRegionToBuff(int from, int count, byte[] target) {
        System.arraycopy(bytes, offset + from, target, 0, count);
    }

    @Override
    public void grow(int more) {
        if (bytes.length < offset + length + more + SPARE) {
            bytes = Arrays.copyOf(bytes, offset + length + more + SPARE);
        }
    }

    @Override
    public void append(byte[] data, int count) {
        grow(count);
        System.arraycopy(data, 0, bytes, offset + length, count);
        length += count;
    }

    @Override
    public void shrink(int less) {
        length = Math.max(0, length - less);
    }
}
