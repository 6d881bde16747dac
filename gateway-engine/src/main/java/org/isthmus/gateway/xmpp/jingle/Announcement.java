package org.isthmus.gateway.xmpp.jingle;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.media.description.MediaKind;

/**
 * What a message of XEP-0353 says: a call that is proposed to all devices of a person, or what became of one.
 *
 * @param id of the call, which its Jingle session bears too
 * @param kinds what the call is to carry; empty except in a proposal
 * @param why empty where the sender does not say
 * @param tieBreak the call gave way to one in the other direction
 */
record Announcement(Kind kind, String id, Set<MediaKind> kinds, Optional<CallEnd> why, boolean tieBreak) {

    static final String NAMESPACE = "urn:xmpp:jingle-message:0";

    Announcement {
        kinds = Set.copyOf(kinds);
    }

    static Announcement of(Kind kind, String id) {
        return new Announcement(kind, id, Set.of(), Optional.empty(), false);
    }

    static Announcement proposal(String id, Set<MediaKind> kinds) {
        return new Announcement(Kind.PROPOSE, id, kinds, Optional.empty(), false);
    }

    static Announcement of(Kind kind, String id, CallEnd why) {
        return new Announcement(kind, id, EnumSet.noneOf(MediaKind.class), Optional.of(why), false);
    }

    static Announcement tieBreak(Kind kind, String id) {
        return new Announcement(kind, id, Set.of(), Optional.of(CallEnd.of(CallEnd.Reason.EXPIRED, "Tie-Break")), true);
    }

    /** The elements of XEP-0353; {@code accept} is what devices told their own account before version 0.6. */
    enum Kind {
        PROPOSE("propose"),
        RINGING("ringing"),
        ACCEPT("accept"),
        PROCEED("proceed"),
        REJECT("reject"),
        RETRACT("retract"),
        FINISH("finish");

        private final String element;

        Kind(String element) {
            this.element = element;
        }

        String element() {
            return element;
        }

        static Optional<Kind> of(String element) {
            for (Kind kind : values()) {
                if (kind.element.equals(element)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }
}
