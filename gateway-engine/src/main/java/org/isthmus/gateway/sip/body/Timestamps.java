package org.isthmus.gateway.sip.body;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Times as RFC 3339 and XML Schema write them. */
public final class Timestamps {

    private Timestamps() {}

    /** Empty when the text is no time with an offset. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
