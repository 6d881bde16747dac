package org.isthmus.media.description;

import java.util.List;
import java.util.Optional;

/**
 * An RTCP feedback message that is understood (RFC 4585 section 4.2).
 *
 * @param type such as {@code nack} or {@code ccm}; {@link #REPORT_INTERVAL} bears the interval as its subtype
 * @param subtype such as {@code pli} or {@code fir}
 */
public record Feedback(String type, Optional<String> subtype, List<Parameter> parameters) {

    /** The least time between regular reports, in milliseconds. */
    public static final String REPORT_INTERVAL = "trr-int";

    public Feedback {
        parameters = List.copyOf(parameters);
    }

    public static Feedback of(String type) {
        return new Feedback(type, Optional.empty(), List.of());
    }

    public static Feedback of(String type, String subtype) {
        return new Feedback(type, Optional.of(subtype), List.of());
    }
}
