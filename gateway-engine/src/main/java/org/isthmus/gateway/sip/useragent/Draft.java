package org.isthmus.gateway.sip.useragent;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.address.Address;
import javax.sip.address.URI;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.header.RouteHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import org.isthmus.gateway.sip.transport.Flow;

/**
 * A request of ours that may have to be sent more than once: after a challenge (with the next CSeq) or after a lost connection
 * (the same one again). Each sending has a branch of its own.
 */
public final class Draft {

    private final String method;
    private final URI target;
    private final Address from;
    private final String fromTag;
    private final Address to;
    private final Optional<String> toTag;
    private final String callId;
    private final List<Header> headers = new ArrayList<>();
    private List<Address> routes = List.of();
    private byte[] body = {};
    private Optional<ContentTypeHeader> contentType = Optional.empty();
    private long sequence;
    private boolean sequenceKept;

    public Draft(
            String method,
            URI target,
            Address from,
            String fromTag,
            Address to,
            Optional<String> toTag,
            String callId,
            long sequence) {
        this.method = method;
        this.target = target;
        this.from = from;
        this.fromTag = fromTag;
        this.to = to;
        this.toTag = toTag;
        this.callId = callId;
        this.sequence = sequence;
    }

    public String method() {
        return method;
    }

    public String callId() {
        return callId;
    }

    public String fromTag() {
        return fromTag;
    }

    public long sequence() {
        return sequence;
    }

    /** RFC 3261 section 22.2: a request with credentials is a new one. */
    public void nextSequence() {
        if (!sequenceKept) {
            sequence++;
        }
    }

    /**
     * From now on the CSeq stays, whatever happens: a peer that already had the request has to recognise it even where the
     * server challenges it anew in between.
     */
    public void keepSequence() {
        sequenceKept = true;
    }

    public Draft with(Header header) {
        headers.add(header);
        return this;
    }

    public Draft withRoutes(List<Address> route) {
        routes = List.copyOf(route);
        return this;
    }

    public Draft withBody(byte[] content, ContentTypeHeader type) {
        body = content.clone();
        contentType = Optional.of(type);
        return this;
    }

    /** The request as it goes out on the flow, with a new branch. */
    public Request build(Words words, Flow flow) throws ParseException {
        try {
            ViaHeader via = words.headers()
                    .createViaHeader(
                            flow.localHost(),
                            flow.localPort(),
                            flow.hop().wire().name(),
                            "z9hG4bK" + words.token());
            via.setRPort();
            FromHeader fromHeader = words.headers().createFromHeader(from, fromTag);
            ToHeader toHeader = words.headers().createToHeader(to, toTag.orElse(null));
            Request request = words.messages()
                    .createRequest(
                            (URI) target.clone(),
                            method,
                            words.headers().createCallIdHeader(callId),
                            words.headers().createCSeqHeader(sequence, method),
                            fromHeader,
                            toHeader,
                            new ArrayList<>(List.of(via)),
                            words.headers().createMaxForwardsHeader(70));
            for (Address route : routes) {
                RouteHeader header = words.headers().createRouteHeader((Address) route.clone());
                request.addLast(header);
            }
            for (Header header : headers) {
                request.addHeader((Header) header.clone());
            }
            request.setHeader(words.headers().createUserAgentHeader(new ArrayList<>(List.of(Words.USER_AGENT))));
            if (contentType.isPresent()) {
                request.setContent(body, contentType.get());
            }
            return request;
        } catch (InvalidArgumentException | javax.sip.SipException e) {
            throw new ParseException("The request cannot be made: " + e.getMessage(), 0);
        }
    }
}
