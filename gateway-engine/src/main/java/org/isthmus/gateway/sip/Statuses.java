package org.isthmus.gateway.sip;

import java.util.Optional;
import java.util.OptionalInt;
import javax.sip.header.ContactHeader;
import javax.sip.header.RetryAfterHeader;
import javax.sip.message.Response;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.error.SipError;

/** Final responses as errors and failures. */
final class Statuses {

    private static final ErrorMapping MAPPING = new ErrorMapping();

    private Statuses() {}

    static SipError error(Response response) {
        Optional<String> contact = Optional.empty();
        if (response.getHeader(ContactHeader.NAME) instanceof ContactHeader first && !first.isWildCard()) {
            contact = Optional.of(first.getAddress().getURI().toString());
        }
        OptionalInt retryAfter = response.getHeader(RetryAfterHeader.NAME) instanceof RetryAfterHeader header
                ? OptionalInt.of(header.getRetryAfter())
                : OptionalInt.empty();
        return new SipError(response.getStatusCode(), phrase(response), contact, retryAfter);
    }

    /** What a final response of 300 or more means to whoever sent the request. */
    static Failure failure(Response response) {
        return MAPPING.failureFor(error(response));
    }

    /** What a final response of 300 or more to a REGISTER means. */
    static Failure registrationFailure(Response response) {
        SipError error = error(response);
        Reason reason = switch (error.status()) {
            case 401, 407 -> Reason.WRONG_PASSWORD;
            case 408, 504 -> Reason.TIMEOUT;
            case 403, 404, 410, 604 -> Reason.ACCOUNT_REFUSED;
            default -> error.status() >= 500 ? Reason.SERVER_ERROR : Reason.ACCOUNT_REFUSED;
        };
        return Failure.of(reason, error.status() + " " + error.phrase(), error);
    }

    private static String phrase(Response response) {
        String phrase = response.getReasonPhrase();
        return phrase == null ? "" : phrase;
    }
}
