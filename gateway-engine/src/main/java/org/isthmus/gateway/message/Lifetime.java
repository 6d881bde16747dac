package org.isthmus.gateway.message;

import java.time.Instant;
import javax.sip.header.ExpiresHeader;
import javax.sip.message.Request;

/** How long a MESSAGE is worth delivering (RFC 3428 section 7). */
public final class Lifetime {

    private Lifetime() {}

    /** Expires has passed, counted from Date. Without a Date it begins with the arrival and cannot have passed. */
    public static boolean isOver(Request request, Instant now) {
        ExpiresHeader expires = (ExpiresHeader) request.getHeader(ExpiresHeader.NAME);
        return expires != null
                && SipHeaders.date(request)
                        .map(date -> date.plusSeconds(expires.getExpires()).isBefore(now))
                        .orElse(false);
    }
}
