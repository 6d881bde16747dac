package org.isthmus.gateway.xmpp;

import static org.isthmus.gateway.xmpp.StreamTokens.attribute;
import static org.isthmus.gateway.xmpp.StreamTokens.text;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLSocket;
import org.isthmus.gateway.xmpp.ScriptedServer.Mood;

/** One connection to the scripted server. */
final class ScriptedStream implements Runnable {

    private static final String OWN = ScriptedServer.USER + "@" + ScriptedServer.DOMAIN;
    private static final String FULL = OWN + "/r";

    private final ScriptedServer server;
    private final CountDownLatch cut = new CountDownLatch(1);
    private Socket socket;
    private StreamTokens in;
    private OutputStream out;
    private boolean encrypted;
    private boolean signedIn;
    private Optional<ScramServer> scram = Optional.empty();
    private Optional<Resumable> session = Optional.empty();

    /** What the server keeps of a stream that can be resumed. */
    static final class Resumable {
        final Deque<String> unconfirmed = new ArrayDeque<>();
        int handled;
        int sent;
    }

    ScriptedStream(ScriptedServer server, Socket socket) throws IOException {
        this.server = server;
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.in = new StreamTokens(socket.getInputStream());
    }

    @Override
    public void run() {
        try {
            if (server.directTls) {
                encrypt();
            }
            while (true) {
                if (server.mood == Mood.SAYS_NOTHING || server.mood == Mood.BLACK_HOLE) {
                    cut.await();
                }
                String token = in.next();
                if (server.mood == Mood.BLACK_HOLE) {
                    cut.await();
                }
                if (token.isEmpty() || token.startsWith("</stream:stream")) {
                    write("</stream:stream>");
                    socket.close();
                    return;
                }
                handle(token);
            }
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            cut();
        }
    }

    void cut() {
        cut.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized void push(String xml) {
        session.ifPresent(s -> {
            s.unconfirmed.add(xml);
            s.sent++;
        });
        try {
            write(xml);
        } catch (IOException e) {
            // The client will get it when it resumes.
            cut.countDown();
        }
    }

    private synchronized void write(String xml) throws IOException {
        out.write(xml.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void encrypt() throws IOException {
        SSLSocket secure = (SSLSocket)
                server.tls.orElseThrow().getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        socket = secure;
        in = new StreamTokens(secure.getInputStream());
        out = secure.getOutputStream();
        encrypted = true;
    }

    private void handle(String token) throws IOException, GeneralSecurityException {
        String name = token.replaceAll("(?s)^<([^\\s/>]+).*", "$1");
        switch (name) {
            case "stream:stream" -> open();
            case "starttls" -> {
                write("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
                encrypt();
            }
            case "auth" -> auth(attribute(token, "mechanism"), text(token, "auth"));
            case "response" -> response(text(token, "response"));
            case "enable" -> enable();
            case "resume" -> resume(attribute(token, "previd"), Integer.parseInt(attribute(token, "h")));
            case "r" -> acknowledge();
            case "a" -> confirmed(Integer.parseInt(attribute(token, "h")));
            case "iq" -> {
                count();
                iq(token);
            }
            default -> {
                count();
                server.received.add(token);
            }
        }
    }

    private void count() {
        session.ifPresent(s -> s.handled++);
    }

    private void open() throws IOException {
        StringBuilder features = new StringBuilder("<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
                + " xmlns:stream='http://etherx.jabber.org/streams' version='1.0' id='" + UUID.randomUUID()
                + "' from='" + ScriptedServer.DOMAIN + "'><stream:features>");
        if (signedIn) {
            features.append("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/><sm xmlns='urn:xmpp:sm:3'/>");
        } else {
            if (!encrypted && server.tls.isPresent()) {
                features.append("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>");
            }
            features.append("<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>");
            server.mechanisms.forEach(m -> features.append("<mechanism>" + m + "</mechanism>"));
            features.append("</mechanisms>");
        }
        write(features.append("</stream:features>").toString());
    }

    private void auth(String mechanism, String initial) throws IOException {
        server.mechanismsUsed.add(mechanism);
        if (mechanism.equals("PLAIN")) {
            boolean right = ScramServer.encode("\0" + ScriptedServer.USER + "\0" + ScriptedServer.PASSWORD)
                    .equals(initial);
            finish(right, "");
            return;
        }
        ScramServer exchange = new ScramServer(mechanism, ScriptedServer.PASSWORD);
        scram = Optional.of(exchange);
        write("<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>" + exchange.challenge(initial) + "</challenge>");
    }

    private void response(String data) throws IOException, GeneralSecurityException {
        ScramServer exchange = scram.orElseThrow();
        String signature = exchange.verify(data);
        boolean right = !signature.isEmpty() && exchange.user().equals(ScriptedServer.USER);
        finish(right, server.signatureIsWrong ? ScramServer.encode("v=AAAA") : signature);
    }

    private void finish(boolean right, String data) throws IOException {
        signedIn = right;
        write(
                right
                        ? "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>" + data + "</success>"
                        : "<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><not-authorized/></failure>");
    }

    private void enable() throws IOException {
        Resumable fresh = new Resumable();
        String id = UUID.randomUUID().toString();
        session = Optional.of(fresh);
        if (server.resumable) {
            server.sessions.put(id, fresh);
        }
        write("<enabled xmlns='urn:xmpp:sm:3' id='" + id + "'" + (server.resumable ? " resume='true'" : "") + "/>");
    }

    private void resume(String id, int handledByClient) throws IOException {
        Resumable old = server.sessions.get(id);
        if (old == null) {
            write("<failed xmlns='urn:xmpp:sm:3'><item-not-found"
                    + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
            return;
        }
        session = Optional.of(old);
        server.resumptions.incrementAndGet();
        write("<resumed xmlns='urn:xmpp:sm:3' previd='" + id + "' h='" + old.handled + "'/>");
        confirmed(handledByClient);
        for (String xml : List.copyOf(old.unconfirmed)) {
            write(xml);
        }
    }

    private void acknowledge() throws IOException {
        if (server.acknowledging) {
            write("<a xmlns='urn:xmpp:sm:3' h='" + session.orElseThrow().handled + "'/>");
        }
    }

    private synchronized void confirmed(int handledByClient) {
        session.ifPresent(s -> {
            while (s.sent - s.unconfirmed.size() < handledByClient && !s.unconfirmed.isEmpty()) {
                s.unconfirmed.removeFirst();
            }
        });
    }

    private void iq(String iq) throws IOException {
        String id = attribute(iq, "id");
        String start = "<iq type='result' to='" + FULL + "' id='" + id + "'";
        if (iq.contains("xmpp-bind")) {
            write(start + "><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>" + FULL + "</jid></bind></iq>");
        } else if (iq.contains("jabber:iq:roster")) {
            server.received.add(iq);
            push(start + "><query xmlns='jabber:iq:roster'/></iq>");
        } else if (iq.contains("urn:xmpp:mam:2") && server.archiveIsThere) {
            page(iq, start);
        } else if (iq.contains("urn:xmpp:mam:2")) {
            push("<iq type='error' to='" + FULL + "' id='" + id + "'><error type='cancel'><service-unavailable"
                    + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
        } else if (attribute(iq, "type").equals("result")
                || attribute(iq, "type").equals("error")) {
            server.received.add(iq);
        } else if (iq.contains("urn:xmpp:jingle:1")) {
            server.received.add(iq);
            push(start.replace("'result'", "'result' from='" + attribute(iq, "to") + "'") + "/>");
        } else {
            push((iq.contains("urn:xmpp:ping")
                            ? start.replace("'result'", "'result' from='" + ScriptedServer.DOMAIN + "'")
                            : start)
                    + "/>");
        }
    }

    private void page(String iq, String start) {
        String query = attribute(iq, "queryid");
        String after = text(iq, "after");
        List<Map.Entry<String, String>> all = new ArrayList<>(server.archive.entrySet());
        int from = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).getKey().equals(after)) {
                from = i + 1;
            }
        }
        int max = Math.min(Integer.parseInt(text(iq, "max")), 10);
        int to = Math.min(all.size(), from + max);
        for (Map.Entry<String, String> each : all.subList(from, to)) {
            push("<message to='" + FULL + "'><result xmlns='urn:xmpp:mam:2' queryid='" + query + "' id='"
                    + each.getKey() + "'><forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay'"
                    + " stamp='" + server.archivedAt.getOrDefault(each.getKey(), ScriptedServer.ARCHIVED_AT) + "'/>"
                    + each.getValue() + "</forwarded></result></message>");
        }
        String last = to > from ? "<last>" + all.get(to - 1).getKey() + "</last>" : "";
        push(start + "><fin xmlns='urn:xmpp:mam:2'" + (to == all.size() ? " complete='true'" : "")
                + "><set xmlns='http://jabber.org/protocol/rsm'>" + last + "</set></fin></iq>");
    }
}
