package org.isthmus.gateway.call.sdp;

import java.util.Locale;
import java.util.Optional;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Security;

/**
 * What the protocol of an m= line says of RTP (RFC 3551, 4585, 5124, 5764).
 *
 * @param secure whether plain RTP is refused
 * @param feedback whether the early feedback of RFC 4585 is spoken
 */
record RtpProfile(boolean secure, boolean feedback) {

    private static final String DTLS = "UDP/TLS/";

    static Optional<RtpProfile> of(String protocol) {
        return switch (protocol.toUpperCase(Locale.ROOT)) {
            case "RTP/AVP" -> Optional.of(new RtpProfile(false, false));
            case "RTP/AVPF" -> Optional.of(new RtpProfile(false, true));
            case "RTP/SAVP", DTLS + "RTP/SAVP" -> Optional.of(new RtpProfile(true, false));
            case "RTP/SAVPF", DTLS + "RTP/SAVPF" -> Optional.of(new RtpProfile(true, true));
            default -> Optional.empty();
        };
    }

    /** The protocol for an offer of this content. */
    static String offered(Content content, SdpStyle style) {
        boolean feedback = content.format().feedbackProfile() || (!style.opportunistic() && saysFeedback(content));
        String end = feedback ? "F" : "";
        Security security = content.security();
        if (!security.hasDtls() && !security.hasSdes()) {
            return "RTP/AVP" + end;
        }
        if (!security.required() && style.opportunistic()) {
            return "RTP/AVP" + end;
        }
        return (security.hasDtls() ? DTLS : "") + "RTP/SAVP" + end;
    }

    private static boolean saysFeedback(Content content) {
        return !content.format().feedback().isEmpty()
                || content.payloads().stream()
                        .anyMatch(payload -> !payload.feedback().isEmpty());
    }

    /** Whether a line that has this protocol already can carry the content, so that a new offer need not change it. */
    static boolean carries(String protocol, Content content) {
        Security security = content.security();
        return of(protocol)
                .filter(profile -> security.hasDtls() || (security.hasSdes() ? !isDtls(protocol) : !profile.secure))
                .isPresent();
    }

    /** Whether the protocol leaves open how packets are protected, so that every way may be named (RFC 8643). */
    static boolean isOpen(String protocol) {
        return of(protocol).filter(profile -> !profile.secure).isPresent();
    }

    private static boolean isDtls(String protocol) {
        return protocol.toUpperCase(Locale.ROOT).startsWith(DTLS);
    }
}
