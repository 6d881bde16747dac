package org.isthmus.gateway.sip.useragent;

import java.text.ParseException;
import java.util.List;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.ContactHeader;
import javax.sip.header.Header;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.error.SipError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends final responses. Runs on the account's executor. */
public final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final Words words;

    public Answers(Words words) {
        this.words = words;
    }

    /** A request and the transaction to answer it in. */
    public record Asked(Request request, ServerTransaction transaction) {}

    public void send(Asked asked, int status, Header... headers) {
        send(asked, status, words.token(), headers);
    }

    /** @param tag the To tag, where the request has none yet */
    public void send(Asked asked, int status, String tag, Header... headers) {
        try {
            Response response = words.messages().createResponse(status, asked.request());
            finish(asked, response, tag, headers);
        } catch (ParseException e) {
            LOG.debug("No {} could be made: {}", status, e.getMessage());
        }
    }

    public void send(Asked asked, int status, List<Header> headers) {
        send(asked, status, headers.toArray(Header[]::new));
    }

    /**
     * Makes a response without sending it.
     *
     * @param tag the To tag, where the request has none yet
     */
    public Response make(Asked asked, int status, String tag, List<Header> headers) throws ParseException {
        Response response = words.messages().createResponse(status, asked.request());
        complete(response, tag, headers);
        return response;
    }

    /** Sends a response, also one that was sent before. */
    public void send(Asked asked, Response response) {
        try {
            asked.transaction().sendResponse(response);
        } catch (SipException | InvalidArgumentException | RuntimeException e) {
            // The stack has no other word for a connection that is gone than a NullPointerException.
            LOG.debug("A {} could not be sent: {}", response.getStatusCode(), e.getMessage());
        }
    }

    public void send(Asked asked, SipError error) {
        try {
            Response response = words.messages().createResponse(error.status(), asked.request());
            if (!error.phrase().isBlank()) {
                response.setReasonPhrase(error.phrase().replaceAll("[\\r\\n]+", " "));
            }
            if (error.retryAfter().isPresent()) {
                response.setHeader(words.headers()
                        .createRetryAfterHeader(error.retryAfter().getAsInt()));
            }
            if (error.contact().isPresent()) {
                ContactHeader contact = words.headers()
                        .createContactHeader(words.addresses()
                                .createAddress("<" + error.contact().get() + ">"));
                response.setHeader(contact);
            }
            finish(asked, response, words.token());
        } catch (ParseException | InvalidArgumentException e) {
            LOG.debug("A {} lost its details: {}", error.status(), e.getMessage());
            send(asked, error.status());
        }
    }

    private void finish(Asked asked, Response response, String tag, Header... headers) throws ParseException {
        complete(response, tag, List.of(headers));
        send(asked, response);
    }

    private static void complete(Response response, String tag, List<Header> headers) throws ParseException {
        ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
        if (to.getTag() == null) {
            to.setTag(tag);
        }
        headers.forEach(response::addHeader);
    }
}
