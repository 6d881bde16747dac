package org.isthmus.media.capture;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;

/** A window of one colour on an X server, spoken to in the X protocol, version 11, itself. One thread. */
final class XWindow implements AutoCloseable {

    private static final int CREATE = 1;
    private static final int MAP = 8;
    private static final int CONFIGURE = 12;
    private static final int BACKGROUND_AND_NO_MANAGER = 0x202;
    private static final int PLACE = 3;

    private final SocketChannel channel;
    private final int window;

    private XWindow(SocketChannel channel, int window) {
        this.channel = channel;
        this.window = window;
    }

    static XWindow open(XServer server, int colour, int x, int y, int width, int height) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(server.socket()));
        write(channel, buffer(12).put((byte) 'l').put((byte) 0).putShort((short) 11));
        ByteBuffer head = read(channel, 8);
        if (head.get(0) != 1) {
            throw new IOException("the X server takes no connection");
        }
        ByteBuffer setup = read(channel, 4 * Short.toUnsignedInt(head.getShort(6)));
        int base = setup.getInt(4);
        int vendor = Short.toUnsignedInt(setup.getShort(16));
        int formats = Byte.toUnsignedInt(setup.get(21));
        int root = setup.getInt(32 + (vendor + 3) / 4 * 4 + 8 * formats);
        XWindow made = new XWindow(channel, base + 1);
        made.create(root, colour, x, y, width, height);
        return made;
    }

    private void create(int root, int colour, int x, int y, int width, int height) throws IOException {
        ByteBuffer create = buffer(40).put((byte) CREATE).put((byte) 0).putShort((short) 10);
        create.putInt(window).putInt(root);
        create.putShort((short) x).putShort((short) y).putShort((short) width).putShort((short) height);
        create.putShort((short) 0).putShort((short) 1).putInt(0);
        create.putInt(BACKGROUND_AND_NO_MANAGER).putInt(colour).putInt(1);
        write(channel, create);
        write(
                channel,
                buffer(8).put((byte) MAP).put((byte) 0).putShort((short) 2).putInt(window));
    }

    void move(int x, int y) throws IOException {
        ByteBuffer configure = buffer(20).put((byte) CONFIGURE).put((byte) 0).putShort((short) 5);
        configure
                .putInt(window)
                .putShort((short) PLACE)
                .putShort((short) 0)
                .putInt(x)
                .putInt(y);
        write(channel, configure);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void write(SocketChannel channel, ByteBuffer filled) throws IOException {
        filled.clear();
        while (filled.hasRemaining()) {
            channel.write(filled);
        }
    }

    private static ByteBuffer read(SocketChannel channel, int size) throws IOException {
        ByteBuffer into = buffer(size);
        while (into.hasRemaining()) {
            if (channel.read(into) < 0) {
                throw new IOException("the X server is gone");
            }
        }
        return into.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
