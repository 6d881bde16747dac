package org.isthmus.gateway.call;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.isthmus.gateway.call.CallEnd.Reason;

/**
 * Why a call ended, in the words of SIP: statuses, and Reason headers with a cause of Q.850 (RFC 3326, RFC 3398 section
 * 8.2.6.1).
 */
public final class SipEnds {

    /** What a forking proxy says in its CANCEL to the devices that did not answer. */
    private static final int ANSWERED = 200;

    /** Non-selected user clearing, which some exchanges say for the same. */
    private static final int NOT_SELECTED = 26;

    private SipEnds() {}

    /** How SIP says this reason. */
    public static SipEnding of(Reason reason) {
        return switch (reason) {
            case SUCCESS, GONE, ANSWERED_ELSEWHERE -> SipEnding.of(480, 16);
            case BUSY -> SipEnding.of(486, 17);
            case DECLINE -> SipEnding.of(603, 21);
            case CANCEL -> SipEnding.of(487, 16);
            case TIMEOUT, EXPIRED -> SipEnding.of(480, 102);
            case ALTERNATIVE_SESSION -> SipEnding.of(486, 16);
            case CONNECTIVITY_ERROR, FAILED_TRANSPORT -> SipEnding.of(500, 41);
            case FAILED_APPLICATION, INCOMPATIBLE_PARAMETERS -> SipEnding.of(488, 305, 88);
            case UNSUPPORTED_APPLICATIONS -> SipEnding.of(488, 304, 79);
            case UNSUPPORTED_TRANSPORTS -> SipEnding.of(488, 302, 79);
            case MEDIA_ERROR -> SipEnding.of(500, 65);
            case SECURITY_ERROR -> SipEnding.of(488, 399, 21);
            case GENERAL_ERROR -> SipEnding.of(500, 31);
            case UNSAID -> SipEnding.of(480, 31);
        };
    }

    /** The Reason header of a BYE or a CANCEL. */
    public static ReasonHeader header(CallEnd end) {
        return end.reason() == Reason.ANSWERED_ELSEWHERE
                ? new ReasonHeader(ReasonHeader.SIP, ANSWERED, Optional.of("Call completed elsewhere"))
                : new ReasonHeader(ReasonHeader.Q850, of(end.reason()).cause(), end.text());
    }

    /** What a final response other than 2xx says. */
    public static Reason ofStatus(int status) {
        return switch (status) {
            case 486, 600 -> Reason.BUSY;
            case 403, 603, 607, 608 -> Reason.DECLINE;
            case 487 -> Reason.CANCEL;
            case 404, 410, 480, 484, 485, 604 -> Reason.GONE;
            case 408, 504 -> Reason.TIMEOUT;
            case 406, 415, 488, 606 -> Reason.INCOMPATIBLE_PARAMETERS;
            case 405, 416, 420, 421, 501, 505 -> Reason.UNSUPPORTED_APPLICATIONS;
            case 401, 407, 494 -> Reason.SECURITY_ERROR;
            case 502, 503 -> Reason.CONNECTIVITY_ERROR;
            default -> Reason.GENERAL_ERROR;
        };
    }

    /** What a cause of Q.850 says. */
    public static Reason ofCause(int cause) {
        return switch (cause) {
            case 16, 31 -> Reason.SUCCESS;
            case 17 -> Reason.BUSY;
            case 21 -> Reason.DECLINE;
            case 1, 20, 22 -> Reason.GONE;
            case 18, 19, 102 -> Reason.TIMEOUT;
            case 65, 70, 88 -> Reason.INCOMPATIBLE_PARAMETERS;
            case 79 -> Reason.UNSUPPORTED_APPLICATIONS;
            case 38, 41, 42 -> Reason.CONNECTIVITY_ERROR;
            default -> Reason.GENERAL_ERROR;
        };
    }

    /** What a BYE with these Reason headers says: the cause of Q.850 before that of SIP, success where there is none. */
    public static CallEnd ofBye(Collection<ReasonHeader> headers) {
        Optional<ReasonHeader> q850 = first(headers, ReasonHeader.Q850);
        if (q850.isPresent()) {
            return new CallEnd(ofCause(q850.get().cause()), q850.get().text());
        }
        return first(headers, ReasonHeader.SIP)
                .map(sip -> new CallEnd(sip.cause() < 300 ? Reason.SUCCESS : ofStatus(sip.cause()), sip.text()))
                .orElseGet(() -> CallEnd.of(Reason.SUCCESS));
    }

    /** What a CANCEL with these Reason headers says: given up, or answered on another device. */
    public static CallEnd ofCancel(Collection<ReasonHeader> headers) {
        boolean elsewhere = headers.stream()
                .anyMatch(header -> (header.is(ReasonHeader.SIP) && header.cause() == ANSWERED)
                        || (header.is(ReasonHeader.Q850) && header.cause() == NOT_SELECTED));
        return CallEnd.of(elsewhere ? Reason.ANSWERED_ELSEWHERE : Reason.CANCEL);
    }

    /** What a final response says, with the Reason headers that it may bear (RFC 6432). */
    public static CallEnd ofResponse(int status, String phrase, Collection<ReasonHeader> headers) {
        Optional<ReasonHeader> q850 = first(headers, ReasonHeader.Q850);
        Optional<String> text =
                q850.flatMap(ReasonHeader::text).or(() -> Optional.of(phrase).filter(words -> !words.isBlank()));
        Reason reason = ofStatus(status);
        if (reason == Reason.GENERAL_ERROR && q850.isPresent()) {
            Reason nearer = ofCause(q850.get().cause());
            reason = nearer == Reason.SUCCESS ? reason : nearer;
        }
        return new CallEnd(reason, text);
    }

    /** The values of Reason headers, one header or more; what cannot be read is left out. */
    public static List<ReasonHeader> headers(Collection<String> values) {
        return values.stream()
                .map(ReasonHeader::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ReasonHeader> first(Collection<ReasonHeader> headers, String protocol) {
        return headers.stream().filter(header -> header.is(protocol)).findFirst();
    }
}
