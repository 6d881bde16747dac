package org.isthmus.gateway.sip.useragent;

import javax.sip.message.Response;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.error.SipError;
import org.isthmus.gateway.error.SipErrors;

/** Final responses as errors and failures. */
public final class Statuses {

    private static final ErrorMapping MAPPING = new ErrorMapping();

    private Statuses() {}

    /** What a final response of 300 or more means to whoever sent the request. */
    public static Failure failure(Response response) {
        return MAPPING.failureFor(SipErrors.of(response));
    }

    /** What a final response of 300 or more to a REGISTER means. */
    public static Failure registrationFailure(Response response) {
        SipError error = SipErrors.of(response);
        Reason reason = switch (error.status()) {
            case 401, 407 -> Reason.WRONG_PASSWORD;
            case 408, 504 -> Reason.TIMEOUT;
            case 403, 404, 410, 604 -> Reason.ACCOUNT_REFUSED;
            default -> error.status() >= 500 ? Reason.SERVER_ERROR : Reason.ACCOUNT_REFUSED;
        };
        return Failure.of(reason, error.status() + " " + error.phrase(), error);
    }
}
