package org.isthmus.gateway.domain;

import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.error.ErrorMapping;

/**
 * How a gateway behaves where the documents leave a choice.
 *
 * @param sipDomains lower case A-labels
 * @param xmppDomains lower case U-labels
 * @param telephoneDomain the domain whose localparts are telephone numbers
 * @param strictAuthCodes 401 and 407 go to SIP as they are, although nobody can put a challenge into them
 * @param stripFromGruu the sender's device is not told to SIP, for registrars that refuse {@code gr}
 * @param receiptOn200 a 200 is told as a receipt to those who asked for one
 * @param message202 a MESSAGE is answered 202 instead of 200 (RFC 3428 section 7)
 * @param maxMessageSize bytes of a whole MESSAGE request; more than 1,300 only where the path is known to be safe
 * @param messagesPerSecond of one sender in the long run
 * @param burst messages of one sender at once
 */
public record GatewayRules(
        Set<String> sipDomains,
        Set<String> xmppDomains,
        Optional<String> telephoneDomain,
        ErrorMapping.Profile errorProfile,
        boolean strictAuthCodes,
        boolean stripFromGruu,
        boolean receiptOn200,
        boolean message202,
        LongMessages longMessages,
        int maxMessageSize,
        int messagesPerSecond,
        int burst) {

    /** RFC 3428 section 8. */
    public static final int SAFE_MESSAGE_SIZE = 1_300;

    private static final int MESSAGES_PER_SECOND = 20;
    private static final int BURST = 200;

    public GatewayRules {
        sipDomains = Set.copyOf(sipDomains);
        xmppDomains = Set.copyOf(xmppDomains);
    }

    /** What is recommended. */
    public static GatewayRules between(Set<String> sipDomains, Set<String> xmppDomains) {
        return new GatewayRules(
                sipDomains,
                xmppDomains,
                Optional.empty(),
                ErrorMapping.Profile.RFC,
                false,
                false,
                false,
                false,
                LongMessages.REFUSE,
                SAFE_MESSAGE_SIZE,
                MESSAGES_PER_SECOND,
                BURST);
    }
}
