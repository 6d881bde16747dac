package org.isthmus.gateway.xmpp.jingle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.isthmus.gateway.address.XmppAddress;

/** Two people who call each other at the same time (XEP-0166 section 7.2.16, XEP-0353 section 4.1). */
final class Crossings {

    private Crossings() {}

    /** This side's call to the same person, if it is still being set up. */
    static Optional<OutgoingCall> find(CallTable table, XmppAddress person) {
        return table.all().stream()
                .filter(call -> call instanceof OutgoingCall && call.isSettingUp())
                .filter(call -> call.device().bare().equals(person.bare()))
                .map(OutgoingCall.class::cast)
                .findFirst();
    }

    /** Whether the other side's call goes on: the lower id does, and between equal ones that of the lower address. */
    static boolean isTheirs(JingleCall ours, XmppAddress from, String theirs, Ground ground) {
        int order = compare(theirs, ours.id());
        return order < 0
                || (order == 0
                        && ground.stream()
                                .own()
                                .filter(own -> compare(from.toString(), own.toString()) < 0)
                                .isPresent());
    }

    private static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
