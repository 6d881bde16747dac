package org.isthmus.gateway.bridge;

import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;

/** The notices in English. */
public final class EnglishNotices implements Notices {

    @Override
    public String announcement(BridgeEnd other) {
        return "This chat is now connected to " + who(other)
                + ", who will read what you write here. Messages pass through my computer.";
    }

    @Override
    public String encrypted(BridgeEnd other) {
        return "Your message is end-to-end encrypted and was not passed on to " + who(other)
                + ". Only unencrypted messages can cross to the other network.";
    }

    @Override
    public String undelivered(BridgeEnd other, String excerpt, Failure failure) {
        return "Your message \u201c" + excerpt + "\u201d did not reach " + who(other) + ": " + why(failure.reason())
                + ".";
    }

    private static String who(BridgeEnd end) {
        String network = end.party().network() == Network.SIP ? "SIP" : "XMPP";
        return end.name().isBlank()
                ? end.party() + " (" + network + ")"
                : end.name() + " (" + end.party() + ", " + network + ")";
    }

    private static String why(Reason reason) {
        return switch (reason) {
            case UNKNOWN_RECIPIENT, BAD_ADDRESS -> "there is nobody at that address";
            case RECIPIENT_UNAVAILABLE -> "they cannot be reached at the moment";
            case REFUSED_BY_RECIPIENT, NOT_ALLOWED -> "it was refused there";
            case TOO_LONG -> "it is too long";
            case TOO_MANY -> "there were too many messages";
            case LOOP -> "it was going round in circles";
            case UNKNOWN_HOST -> "their server cannot be found";
            case TIMEOUT, CONNECTION_LOST, CONNECTION_REFUSED, NOT_SIGNED_IN -> "the connection failed for too long";
            default -> "something went wrong on the way";
        };
    }
}
