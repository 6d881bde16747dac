package org.isthmus.gateway.sip.call;

import java.time.Duration;
import java.util.Optional;
import javax.sip.message.Request;
import org.isthmus.gateway.sip.useragent.Answers.Asked;
import org.isthmus.media.description.SessionDescription;

/**
 * An INVITE that came and can be answered.
 *
 * @param offer empty where the caller leaves it to this side to offer
 * @param replaced the call of this side whose place it takes (RFC 3891)
 */
record Invited(Asked asked, Optional<SessionDescription> offer, Optional<SipCall> replaced) {

    Request request() {
        return asked.request();
    }

    long sequence() {
        return CallHeaders.sequence(request());
    }

    boolean wantsReliable() {
        return CallHeaders.tokens(request(), "Require").contains("100rel");
    }

    /** How long the caller waits, where that is less (RFC 3261 section 13.3.1). */
    Duration patience(Duration most) {
        return CallHeaders.number(request(), "Expires")
                .map(Duration::ofSeconds)
                .filter(asked -> asked.compareTo(most) < 0)
                .orElse(most);
    }

    /** Whether the other request is this one, come over another way, or its CANCEL (RFC 3261 sections 8.2.2.2 and 9.2). */
    boolean isSameAs(Request other) {
        return CallHeaders.callId(request()).equals(CallHeaders.callId(other))
                && CallHeaders.fromTag(request()).equals(CallHeaders.fromTag(other))
                && sequence() == CallHeaders.sequence(other);
    }
}
