package org.isthmus.gateway.xmpp.jingle;

import org.isthmus.gateway.call.jingle.Namespaces;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StanzaError.Condition;

/** Refusals of requests (XEP-0166 section 10). */
final class JingleErrors {

    private JingleErrors() {}

    static IQ unknownSession(IQ request) {
        return error(request, Condition.item_not_found, "unknown-session");
    }

    /** An action that makes no sense in the state that the session is in. */
    static IQ outOfOrder(IQ request) {
        return error(request, Condition.unexpected_request, "out-of-order");
    }

    static IQ tieBreak(IQ request) {
        return error(request, Condition.conflict, "tie-break");
    }

    static IQ unsupportedInfo(IQ request) {
        return error(request, Condition.feature_not_implemented, "unsupported-info");
    }

    static IQ plain(IQ request, Condition condition) {
        return IQ.createErrorResponse(request, condition);
    }

    private static IQ error(IQ request, Condition condition, String jingle) {
        return IQ.createErrorResponse(
                request,
                StanzaError.getBuilder(condition)
                        .addExtension(new StandardExtensionElement(jingle, Namespaces.ERRORS))
                        .build());
    }
}
