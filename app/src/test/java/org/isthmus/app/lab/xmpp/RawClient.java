package org.isthmus.app.lab.xmpp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Base64;

/** A client that says exactly what the test writes. */
final class RawClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final String HEADER =
            "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' to='lab.test' version='1.0'>";

    private final Socket socket;
    private final StringBuilder heard = new StringBuilder();

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    static RawClient signedIn(int port, String user, String password, String resource) throws IOException {
        RawClient client = authenticated(port, user, password);
        client.send("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>" + resource
                + "</resource></bind></iq>");
        client.await("/" + resource + "</jid>");
        return client;
    }

    static RawClient authenticated(int port, String user, String password) throws IOException {
        RawClient client = new RawClient(port);
        client.open();
        client.await("</stream:features>");
        client.send("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>"
                + Base64.getEncoder().encodeToString(("\0" + user + "\0" + password).getBytes(UTF_8)) + "</auth>");
        client.await("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
        client.open();
        client.await("</stream:features>");
        return client;
    }

    void open() throws IOException {
        send(HEADER);
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    /** Reads up to and with the text; what came is returned and not seen again. */
    String await(String text) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[4096];
        while (heard.indexOf(text) < 0) {
            int read = in.read(buffer);
            if (read < 0) {
                throw new IOException("The stream ended before \u201c" + text + "\u201d; heard: " + heard);
            }
            heard.append(new String(buffer, 0, read, UTF_8));
        }
        int end = heard.indexOf(text) + text.length();
        String taken = heard.substring(0, end);
        heard.delete(0, end);
        return taken;
    }

    /** A question whose answer shows that everything sent before has been worked off. */
    String sync() throws IOException {
        send("<iq type='get' id='sync' to='lab.test'><ping xmlns='urn:xmpp:ping'/></iq>");
        return await("id='sync'");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
