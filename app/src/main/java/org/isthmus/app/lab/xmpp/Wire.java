package org.isthmus.app.lab.xmpp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.app.lab.xml.XmlWriter;
import org.isthmus.gateway.concurrent.OrderedExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way out to one client. Sending never blocks; a client that does not read is cut off. */
final class Wire {

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
    private static final long MOST_WAITING = 16L * 1024 * 1024;

    private final Socket socket;
    private final OrderedExecutor writer;
    private final AtomicLong waiting = new AtomicLong();

    Wire(Socket socket) {
        this.socket = socket;
        this.writer = new OrderedExecutor("lab-xmpp-writer");
    }

    void send(Element element) {
        raw(XmlWriter.write(element, Namespaces.CLIENT));
    }

    void raw(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        if (waiting.addAndGet(bytes.length) > MOST_WAITING) {
            LOG.info("A client of the lab does not read what it is sent; its connection is cut.");
            cut();
            return;
        }
        writer.execute(() -> write(bytes));
    }

    /** RFC 6120 section 4.9. */
    void error(String condition) {
        Element error = Element.of("error", Namespaces.STREAM, Element.of(condition, Namespaces.STREAM_ERRORS));
        raw(XmlWriter.write(error, Namespaces.CLIENT));
        close();
    }

    /** Closes the stream and then the connection, once what waits has been written. */
    void close() {
        raw("</stream:stream>");
        writer.execute(this::cut);
    }

    /** Closes the connection now. */
    void cut() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("Closing a connection failed.", e);
        }
    }

    private void write(byte[] bytes) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            LOG.debug("A client is gone: {}", e.getMessage());
            cut();
        } finally {
            waiting.addAndGet(-bytes.length);
        }
    }
}
