package org.isthmus.gateway.sip.call;

import javax.sip.message.Response;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.isthmus.gateway.call.SipEnds;
import org.isthmus.gateway.error.Failure;
import org.isthmus.media.MediaException;

/** Why a call ended, from what went wrong. */
final class CallEnds {

    private CallEnds() {}

    /** A final response of 300 or more to an INVITE. */
    static CallEnd of(Response response) {
        String phrase = response.getReasonPhrase() == null ? "" : response.getReasonPhrase();
        return SipEnds.ofResponse(response.getStatusCode(), phrase, CallHeaders.reasons(response));
    }

    /** No response. */
    static CallEnd of(Failure failure) {
        Reason reason = switch (failure.reason()) {
            case TIMEOUT -> Reason.TIMEOUT;
            case CONNECTION_LOST, CONNECTION_REFUSED, NOT_SIGNED_IN, UNKNOWN_HOST, SERVER_ERROR ->
                Reason.CONNECTIVITY_ERROR;
            case WRONG_PASSWORD, WEAK_SIGN_IN, ACCOUNT_REFUSED, ENCRYPTION_REQUIRED -> Reason.SECURITY_ERROR;
            case BAD_ADDRESS, UNKNOWN_RECIPIENT -> Reason.GONE;
            default -> Reason.GENERAL_ERROR;
        };
        return CallEnd.of(reason, failure.detail());
    }

    /** What this side's media, or a description, is wrong with. */
    static CallEnd of(Throwable trouble) {
        String text = String.valueOf(trouble.getMessage());
        if (!(trouble instanceof MediaException media)) {
            Reason reason = trouble instanceof BodyProblem ? Reason.INCOMPATIBLE_PARAMETERS : Reason.GENERAL_ERROR;
            return CallEnd.of(reason, text);
        }
        Reason reason = switch (media.reason()) {
            case NOTHING_IN_COMMON -> Reason.INCOMPATIBLE_PARAMETERS;
            case BAD_DESCRIPTION -> Reason.FAILED_APPLICATION;
            case SECURITY -> Reason.SECURITY_ERROR;
            case CONNECTIVITY -> Reason.CONNECTIVITY_ERROR;
            case LOCAL -> Reason.MEDIA_ERROR;
        };
        return CallEnd.of(reason, text);
    }
}
