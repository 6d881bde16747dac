package org.isthmus.gateway.sip.trunk;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.header.ExtensionHeaderImpl;
import gov.nist.javax.sip.message.SIPDuplicateHeaderException;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.util.ListIterator;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import javax.sip.header.RequireHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** What a trunk answers by itself, in the order of RFC 3261 section 8.2. */
final class OwnAnswers {

    private static final String ALLOW = "MESSAGE, SUBSCRIBE, NOTIFY, OPTIONS, CANCEL, ACK";
    private static final String ACCEPT = "text/plain, message/cpim, application/im-iscomposing+xml,"
            + " message/imdn+xml, application/pidf+xml, multipart/mixed, multipart/alternative";
    private static final Set<String> TAKEN =
            Set.of(Request.MESSAGE, Request.SUBSCRIBE, Request.NOTIFY, Request.OPTIONS, Request.CANCEL);

    private final StatelessAnswers answers;

    OwnAnswers(StatelessAnswers answers) {
        this.answers = answers;
    }

    /**
     * The answer, or nothing when the gateway has to say it.
     *
     * @param cancels a CANCEL has something to cancel
     */
    Optional<SIPResponse> to(SIPRequest request, boolean cancels) {
        String method = request.getMethod();
        if (!TAKEN.contains(method)) {
            return Optional.of(with(answers.to(request, Response.METHOD_NOT_ALLOWED), "Allow", ALLOW));
        }
        if (method.equals(Request.CANCEL)) {
            // What is cancelled has its final response already, so there is nothing more to do (RFC 3261 section 9.2).
            return Optional.of(
                    answers.to(request, cancels ? Response.OK : Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST));
        }
        if (!(request.getRequestURI() instanceof SipUri uri)) {
            return Optional.of(answers.to(request, Response.UNSUPPORTED_URI_SCHEME));
        }
        if (uri.getHeaderNames().hasNext()) {
            return Optional.of(answers.to(request, Response.BAD_REQUEST));
        }
        Optional<String> unsupported = required(request);
        if (unsupported.isPresent()) {
            return Optional.of(with(answers.to(request, Response.BAD_EXTENSION), "Unsupported", unsupported.get()));
        }
        return method.equals(Request.OPTIONS) ? Optional.of(options(request)) : Optional.empty();
    }

    private SIPResponse options(SIPRequest request) {
        SIPResponse response = answers.to(request, Response.OK);
        with(response, "Allow", ALLOW);
        with(response, "Accept", ACCEPT);
        with(response, "Accept-Encoding", "identity");
        with(response, "Supported", "");
        return response;
    }

    /** No extension is supported that a request could require. */
    private static Optional<String> required(SIPRequest request) {
        StringJoiner tags = new StringJoiner(", ");
        for (ListIterator<?> found = request.getHeaders(RequireHeader.NAME); found.hasNext(); ) {
            tags.add(((RequireHeader) found.next()).getOptionTag());
        }
        return tags.length() == 0 ? Optional.empty() : Optional.of(tags.toString());
    }

    /** Written as it is: JAIN-SIP's factory takes no lists. */
    private static SIPResponse with(SIPResponse response, String name, String value) {
        try {
            ExtensionHeaderImpl header = new ExtensionHeaderImpl(name);
            header.setValue(value);
            response.attachHeader(header, false);
            return response;
        } catch (SIPDuplicateHeaderException e) {
            throw new IllegalStateException(name + " is there already", e);
        }
    }
}
