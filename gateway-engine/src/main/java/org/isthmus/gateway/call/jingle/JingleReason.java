package org.isthmus.gateway.call.jingle;

import java.util.List;
import java.util.Locale;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEnd.Reason;

/**
 * Why a session or a part of it ends (XEP-0166 section 7.4).
 *
 * @param details elements of other namespaces beside the reason, such as that of a transfer
 */
public record JingleReason(CallEnd end, List<JingleElement> details) {

    public JingleReason {
        details = List.copyOf(details);
    }

    public static JingleReason of(CallEnd end) {
        return new JingleReason(end, List.of());
    }

    /** The name of the reason's element; empty where no reason is given. */
    public static String word(Reason reason) {
        return switch (reason) {
            case UNSAID -> "";
            case ANSWERED_ELSEWHERE -> word(Reason.CANCEL);
            default -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    /** The reason by the name of its element; a name that is not known is a general error. */
    public static Reason reason(String word) {
        for (Reason reason : Reason.values()) {
            if (reason != Reason.ANSWERED_ELSEWHERE && word(reason).equals(word)) {
                return reason;
            }
        }
        return Reason.GENERAL_ERROR;
    }
}
