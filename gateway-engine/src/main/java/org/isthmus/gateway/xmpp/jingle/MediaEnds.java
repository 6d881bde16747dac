package org.isthmus.gateway.xmpp.jingle;

import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.isthmus.gateway.error.StanzaFailure;
import org.isthmus.media.MediaException;

/** Why a call ends that media or a request could not be had for. */
final class MediaEnds {

    private MediaEnds() {}

    static CallEnd of(MediaException why) {
        Reason reason = switch (why.reason()) {
            case NOTHING_IN_COMMON -> Reason.INCOMPATIBLE_PARAMETERS;
            case BAD_DESCRIPTION -> Reason.FAILED_APPLICATION;
            case SECURITY -> Reason.SECURITY_ERROR;
            case CONNECTIVITY -> Reason.CONNECTIVITY_ERROR;
            case LOCAL -> Reason.MEDIA_ERROR;
        };
        return CallEnd.of(reason, String.valueOf(why.getMessage()));
    }

    /** A device or a server refused the request to set a call up. */
    static CallEnd of(StanzaFailure failure) {
        Reason reason = switch (failure.condition()) {
            case "bad-request" -> Reason.INCOMPATIBLE_PARAMETERS;
            case "forbidden", "not-allowed", "not-authorized", "policy-violation" -> Reason.DECLINE;
            case "conflict" -> Reason.ALTERNATIVE_SESSION;
            case "remote-server-timeout" -> Reason.TIMEOUT;
            case "internal-server-error" -> Reason.GENERAL_ERROR;
            default -> Reason.GONE;
        };
        String text = failure.text().isEmpty() ? failure.condition() : failure.text();
        return CallEnd.of(reason, text);
    }
}
