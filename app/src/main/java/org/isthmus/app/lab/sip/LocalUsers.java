package org.isthmus.app.lab.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers and sends for the users who live inside the program. */
final class LocalUsers implements RequestHandler {

    private static final Logger LOG = LoggerFactory.getLogger(LocalUsers.class);
    private static final String METHODS = "MESSAGE, OPTIONS, SUBSCRIBE";

    private final Wire wire;
    private final DigestGate gate;
    private final Location location;
    private final Map<String, Consumer<LocalMessage>> receivers = new LinkedHashMap<>();

    LocalUsers(Wire wire, DigestGate gate, Location location) {
        this.wire = wire;
        this.gate = gate;
        this.location = location;
    }

    void add(String user, Consumer<LocalMessage> receiver) {
        receivers.put(user, receiver);
    }

    boolean has(String user) {
        return receivers.containsKey(user);
    }

    @Override
    public void handle(ServerTransaction transaction, Request request)
            throws SipException, ParseException, InvalidArgumentException {
        switch (request.getMethod()) {
            case Request.MESSAGE -> message(transaction, request);
            case Request.OPTIONS -> wire.reply(transaction, 200, wire.headers().createAllowHeader(METHODS));
            case Request.INVITE -> wire.reply(transaction, 480);
            default -> wire.reply(transaction, 405, wire.headers().createAllowHeader(METHODS));
        }
    }

    void send(String from, String to, String contentType, String body) {
        for (Binding device : location.of(to)) {
            try {
                send(from, to, device, contentType, body);
            } catch (SipException | ParseException | InvalidArgumentException e) {
                LOG.info("A message from {} did not reach a device of {}: {}", from, to, e.getMessage());
            }
        }
    }

    private void message(ServerTransaction transaction, Request request)
            throws SipException, ParseException, InvalidArgumentException {
        Optional<String> sender = gate.pass(transaction, request, true);
        if (sender.isEmpty()) {
            return;
        }
        FromHeader from = (FromHeader) request.getHeader(FromHeader.NAME);
        if (!wire.site().user(from.getAddress().getURI()).equals(sender)) {
            wire.reply(transaction, 403);
            return;
        }
        ContentTypeHeader type = (ContentTypeHeader) request.getHeader(ContentTypeHeader.NAME);
        byte[] content = request.getRawContent();
        if (type == null || content == null) {
            wire.reply(transaction, 400);
            return;
        }
        wire.reply(transaction, 200);
        String name = (type.getContentType() + "/" + type.getContentSubType()).toLowerCase(Locale.ROOT);
        String user = wire.site().user(request.getRequestURI()).orElseThrow();
        LocalMessage message = new LocalMessage(sender.get(), name, new String(content, UTF_8));
        receivers.getOrDefault(user, ignored -> {}).accept(message);
    }

    private void send(String from, String to, Binding device, String contentType, String body)
            throws SipException, ParseException, InvalidArgumentException {
        String[] type = contentType.split("/", 2);
        FromHeader sender = wire.headers()
                .createFromHeader(
                        wire.addresses()
                                .createAddress(
                                        wire.addresses().createURI(wire.site().aor(from))),
                        Wire.random());
        Request request = wire.messages()
                .createRequest(
                        device.uri(),
                        Request.MESSAGE,
                        wire.provider().getNewCallId(),
                        wire.headers().createCSeqHeader(1L, Request.MESSAGE),
                        sender,
                        wire.headers()
                                .createToHeader(
                                        wire.addresses()
                                                .createAddress(wire.addresses()
                                                        .createURI(wire.site().aor(to))),
                                        null),
                        new ArrayList<ViaHeader>(),
                        wire.headers().createMaxForwardsHeader(70));
        request.setContent(body.getBytes(UTF_8), wire.headers().createContentTypeHeader(type[0], type[1]));
        device.flow().ifPresent(hop -> FlowRouter.choose(request, hop));
        wire.addVia(request, Wire.transport(device.uri()));
        wire.provider().getNewClientTransaction(request).sendRequest();
    }
}
