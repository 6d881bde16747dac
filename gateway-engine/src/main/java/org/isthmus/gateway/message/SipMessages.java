package org.isthmus.gateway.message;

import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.PeerUnavailableException;
import javax.sip.SipFactory;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ToHeader;
import javax.sip.message.Message;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.error.SipError;
import org.isthmus.gateway.error.SipPhrases;
import org.isthmus.gateway.error.WireHeaders;
import org.isthmus.gateway.sip.text.RandomIds;
import org.isthmus.gateway.sip.text.SipTexts;

/** Builds SIP requests and responses without a stack. May be used from any thread. */
public final class SipMessages {

    private static final int MAX_FORWARDS = 70;
    private static final int NO_PORT = -1;

    /** As random as RFC 3261 section 19.3 wants it. */
    private static final int TAG_BYTES = 4;

    private static final int ID_BYTES = 16;

    private final RandomIds ids = new RandomIds();
    private final SipTexts texts;
    private final HeaderFactory headers;
    private final MessageFactory messages;
    private final String host;
    private final int port;
    private final String transport;

    /**
     * On the standard port of the transport.
     *
     * @param host this host, as it stands in Via and Contact
     * @param transport {@code udp}, {@code tcp} or {@code tls}
     */
    public SipMessages(String host, String transport) {
        this(host, NO_PORT, transport);
    }

    /** @param port where this host takes requests */
    public SipMessages(String host, int port, String transport) {
        try {
            SipFactory factory = SipFactory.getInstance();
            this.texts = new SipTexts();
            this.headers = factory.createHeaderFactory();
            this.messages = factory.createMessageFactory();
        } catch (PeerUnavailableException e) {
            throw new IllegalStateException("JAIN-SIP is not complete", e);
        }
        this.host = host;
        this.port = port;
        this.transport = transport;
    }

    /**
     * The identity of a request within its dialog or outside of any.
     *
     * @param remoteTag the To tag, empty outside of a dialog
     */
    public record Ends(
            SipAddress local, String localTag, SipAddress remote, String remoteTag, String callId, long sequence) {}

    /** A request with everything that any request needs, and without a body. */
    public Request request(String method, SipAddress target, Ends ends) {
        try {
            FromHeader from =
                    headers.createFromHeader(texts.address(ends.local().toString()), ends.localTag());
            ToHeader to = headers.createToHeader(
                    texts.address(ends.remote().toString()), ends.remoteTag().isEmpty() ? null : ends.remoteTag());
            return messages.createRequest(
                    texts.uri(target.toString()),
                    method,
                    headers.createCallIdHeader(ends.callId()),
                    headers.createCSeqHeader(ends.sequence(), method),
                    from,
                    to,
                    List.of(headers.createViaHeader(host, port, transport, ids.nextBranch())),
                    headers.createMaxForwardsHeader(MAX_FORWARDS));
        } catch (ParseException | InvalidArgumentException e) {
            throw new IllegalArgumentException("request " + method + " to " + target, e);
        }
    }

    /** A response; a To tag is added to a final one that has none. */
    public Response response(Request request, int status, String phrase, String localTag) {
        try {
            Response response = messages.createResponse(status, request);
            if (!phrase.isEmpty()) {
                response.setReasonPhrase(phrase);
            }
            ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
            if (to != null && to.getTag() == null) {
                to.setTag(localTag);
            }
            return response;
        } catch (ParseException e) {
            throw new IllegalArgumentException("response " + status, e);
        }
    }

    public Response ok(Request request) {
        return response(request, Response.OK, SipPhrases.of(Response.OK), newTag());
    }

    public Response refusal(Request request, SipError error) {
        Response response = response(request, error.status(), error.phrase(), newTag());
        WireHeaders.required(error).forEach((name, value) -> add(response, name, value));
        return response;
    }

    /** RFC 5630: what came over TLS only must not leave it. */
    public Response secureRefusal(Request request) {
        Response response = refusal(request, SipError.of(Response.TEMPORARILY_UNAVAILABLE));
        add(response, "Warning", "380 isthmus \"SIPS Not Allowed\"");
        return response;
    }

    /** The Contact of this host for a user. */
    public void addContact(Message message, SipAddress user) {
        add(
                message,
                "Contact",
                "<sip:" + (user.user().isEmpty() ? "" : user.user() + "@") + host + (port == NO_PORT ? "" : ":" + port)
                        + ";transport=" + transport + ">");
    }

    /** Adds a header, unless its value is none that SIP can carry. */
    public boolean add(Message message, String name, String value) {
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
            return false;
        }
        try {
            message.addHeader(texts.header(name, value));
            return true;
        } catch (ParseException e) {
            return false;
        }
    }

    public void setBody(Message message, String contentType, byte[] body) {
        try {
            message.setContent(body, (ContentTypeHeader) texts.header("Content-Type", contentType));
        } catch (ParseException e) {
            throw new IllegalArgumentException("Content-Type " + contentType, e);
        }
    }

    public void setPayload(Message message, SipPayload payload) {
        for (Map.Entry<String, String> header : payload.headers().entrySet()) {
            add(message, header.getKey(), header.getValue());
        }
        setBody(message, payload.contentType(), payload.body());
    }

    public String newTag() {
        return ids.next(TAG_BYTES);
    }

    public String newCallId() {
        return ids.next(ID_BYTES);
    }

    /** The display name of From, where there is one. */
    public static Optional<String> displayName(Message message) {
        FromHeader from = (FromHeader) message.getHeader(FromHeader.NAME);
        return from == null
                ? Optional.empty()
                : Optional.ofNullable(from.getAddress().getDisplayName());
    }
}
