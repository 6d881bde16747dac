package org.isthmus.gateway.call.jingle;

import java.util.Optional;

/** What an element of Jingle asks for (XEP-0166 section 7.2), and what carries it on SIP (draft-ietf-stox-media-07 table 2). */
public enum JingleAction {
    SESSION_INITIATE("session-initiate", InSip.INVITE),
    SESSION_ACCEPT("session-accept", InSip.INVITE_RESPONSE),
    SESSION_INFO("session-info", InSip.BY_PAYLOAD),
    SESSION_TERMINATE("session-terminate", InSip.BYE),
    CONTENT_ADD("content-add", InSip.RE_INVITE),
    CONTENT_ACCEPT("content-accept", InSip.INVITE_RESPONSE),
    CONTENT_REJECT("content-reject", InSip.INVITE_RESPONSE),
    CONTENT_MODIFY("content-modify", InSip.RE_INVITE),
    CONTENT_REMOVE("content-remove", InSip.RE_INVITE),
    DESCRIPTION_INFO("description-info", InSip.NOTHING),
    SECURITY_INFO("security-info", InSip.NOTHING),
    TRANSPORT_INFO("transport-info", InSip.INFO),
    TRANSPORT_REPLACE("transport-replace", InSip.NOTHING),
    TRANSPORT_ACCEPT("transport-accept", InSip.NOTHING),
    TRANSPORT_REJECT("transport-reject", InSip.NOTHING);

    private final String word;
    private final InSip inSip;

    JingleAction(String word, InSip inSip) {
        this.word = word;
        this.inSip = inSip;
    }

    public String word() {
        return word;
    }

    /** In a call that both sides agreed on. */
    public InSip inSip() {
        return inSip;
    }

    public static Optional<JingleAction> of(String word) {
        for (JingleAction action : values()) {
            if (action.word.equals(word)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }

    /** What SIP has for an action. */
    public enum InSip {
        INVITE("INVITE"),
        RE_INVITE("re-INVITE"),
        INVITE_RESPONSE("INVITE response"),
        BYE("BYE"),
        INFO("INFO"),
        /** Ringing is a response, hold an offer, a digit an INFO. */
        BY_PAYLOAD("by payload"),
        NOTHING("none");

        private final String words;

        InSip(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
