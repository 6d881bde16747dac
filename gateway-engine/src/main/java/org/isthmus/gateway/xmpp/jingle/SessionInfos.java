package org.isthmus.gateway.xmpp.jingle;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.call.jingle.Jingle;
import org.isthmus.gateway.call.jingle.JingleElement;
import org.isthmus.gateway.call.jingle.Namespaces;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.xmpp.request.Reply;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError.Condition;

/** What the two sides tell each other beside the media (XEP-0167 section 6, XEP-0181, XEP-0251). */
final class SessionInfos {

    private static final String DIGITS = "0123456789*#ABCD";
    private static final String DIGIT_MILLISECONDS = "160";
    private static final String DEFAULT_DURATION = "100";

    static final JingleElement RINGING = JingleElement.of(Namespaces.RTP_INFO, "ringing");
    static final JingleElement HOLD = JingleElement.of(Namespaces.RTP_INFO, "hold");
    static final JingleElement UNHOLD = JingleElement.of(Namespaces.RTP_INFO, "unhold");

    private final SessionLink link;
    private final SessionEvents events;
    private final Renegotiation changes;
    private final Runnable transferred;

    /** @param transferred ends the session once this side has got to whom it was sent to */
    SessionInfos(SessionLink link, SessionEvents events, Renegotiation changes, Runnable transferred) {
        this.link = link;
        this.events = events;
        this.changes = changes;
        this.transferred = transferred;
    }

    static boolean isDigit(char digit) {
        return DIGITS.indexOf(digit) >= 0;
    }

    static JingleElement digit(char digit) {
        return JingleElement.of(
                Namespaces.DTMF, "dtmf", Map.of("code", String.valueOf(digit), "duration", DIGIT_MILLISECONDS));
    }

    /** The other side only says that it wants this; whether the transfer works is between it and the target. */
    CompletableFuture<Outcome> transfer(Address target, Optional<String> replaced) {
        return link.say(Referral.wish(target, link.ground().stream().own(), replaced))
                .thenApply(Reply::outcome);
    }

    /** One without a payload only asks whether the session is still there (XEP-0166 section 6.8). */
    IQ take(JingleIq request, Jingle message, boolean active) {
        if (message.payloads().isEmpty()) {
            return IQ.createResultIQ(request);
        }
        JingleElement info = message.payloads().getFirst();
        return switch (info.namespace()) {
            case Namespaces.RTP_INFO -> rtp(request, info, active);
            case Namespaces.DTMF -> digit(request, info, active);
            case Namespaces.TRANSFER -> referral(request, info, active);
            default -> JingleErrors.unsupportedInfo(request);
        };
    }

    /** Whoever does not refuse at once is asking the person, and goes or does not. */
    private IQ referral(JingleIq request, JingleElement info, boolean active) {
        Optional<Referral> referral = Referral.read(info, link.ground(), link.peer(), transferred);
        if (!active || referral.isEmpty()) {
            return active ? JingleErrors.plain(request, Condition.bad_request) : JingleErrors.outOfOrder(request);
        }
        events.transferred(referral.get());
        return referral.get().isRefused() ? JingleErrors.unsupportedInfo(request) : IQ.createResultIQ(request);
    }

    private IQ rtp(JingleIq request, JingleElement info, boolean active) {
        switch (info.name()) {
            case "ringing" -> {
                if (!active && link.isInitiator()) {
                    events.ringing();
                }
            }
            case "hold" -> {
                if (!active) {
                    return JingleErrors.outOfOrder(request);
                }
                changes.hold(true);
            }
            case "unhold", "active" -> {
                if (active) {
                    changes.hold(false);
                }
            }
            // Whether the other side is silent is its own affair.
            case "mute", "unmute" -> {}
            default -> {
                return JingleErrors.unsupportedInfo(request);
            }
        }
        return IQ.createResultIQ(request);
    }

    private IQ digit(JingleIq request, JingleElement info, boolean active) {
        String code = info.attribute("code").orElse("");
        if (code.length() != 1 || !isDigit(code.charAt(0))) {
            return JingleErrors.plain(request, Condition.feature_not_implemented);
        }
        if (active && !info.attribute("duration").orElse(DEFAULT_DURATION).equals("0")) {
            events.pressed(code.charAt(0));
        }
        return IQ.createResultIQ(request);
    }
}
