package org.isthmus.gateway.domain;

import gov.nist.javax.sip.parser.StringMsgParser;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.domain.presence.PresenceGateway;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;

/** A SIP side without a network: texts go through JAIN-SIP's parser, as they do on a wire. */
public final class MemorySip implements SipSide {

    private final List<Message> sent = new ArrayList<>();
    private final Map<String, CompletableFuture<SipReply>> open = new LinkedHashMap<>();
    private boolean down;

    @Override
    public CompletionStage<SipReply> send(Request request) {
        if (down) {
            return CompletableFuture.completedFuture(unanswered(Reason.CONNECTION_REFUSED));
        }
        sent.add(parsed(request.toString()));
        CompletableFuture<SipReply> reply = new CompletableFuture<>();
        open.put(branch(request), reply);
        return reply;
    }

    /** From now on nobody is there. */
    public void down(boolean isDown) {
        down = isDown;
    }

    /** Everything that was sent, requests and responses, in order. */
    public List<Message> sent() {
        return List.copyOf(sent);
    }

    /** The other side sends a request. */
    public void request(PresenceGateway gateway, String text) {
        Request request = (Request) parsed(text);
        gateway.request(new SipArrival() {
            private boolean answered;

            @Override
            public Request request() {
                return request;
            }

            @Override
            public void answer(Response response) {
                if (!answered) {
                    answered = true;
                    sent.add(parsed(response.toString()));
                }
            }
        });
    }

    /** The other side answers a request. */
    public void response(String text) {
        Response response = (Response) parsed(text);
        CompletableFuture<SipReply> reply = open.remove(branch(response));
        if (reply == null) {
            throw new IllegalStateException("a response to nothing: " + text);
        }
        reply.complete(new SipReply.Answered(response));
    }

    /** Nobody answers a request in time. */
    public void timeout(Request request) {
        CompletableFuture<SipReply> reply = open.remove(branch(request));
        if (reply != null) {
            reply.complete(unanswered(Reason.TIMEOUT));
        }
    }

    private static SipReply unanswered(Reason reason) {
        return new SipReply.Unanswered(Failure.of(reason, "nobody there"));
    }

    private static String branch(Message message) {
        return ((ViaHeader) message.getHeader(ViaHeader.NAME)).getBranch();
    }

    private static Message parsed(String text) {
        try {
            return new StringMsgParser()
                    .parseSIPMessage(
                            text.getBytes(StandardCharsets.UTF_8),
                            true,
                            false,
                            (problem, message, type, header, body) -> {
                                throw problem;
                            });
        } catch (ParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
