package org.isthmus.gateway.message;

import java.util.List;
import org.isthmus.gateway.signal.Signal;

/** What a MESSAGE turned out to be. */
public sealed interface SipContent {

    /**
     * It was understood; answer 2xx once the signals are safe.
     *
     * @param signals nothing for an empty body or a notification that means nothing here
     */
    record Understood(List<Signal> signals) implements SipContent {
        public Understood {
            signals = List.copyOf(signals);
        }
    }

    /** Nobody here reads this type; answer 415 with the Accept list. */
    record Unsupported(List<String> accept) implements SipContent {
        public Unsupported {
            accept = List.copyOf(accept);
        }
    }

    /**
     * The body is not what its type says; answer 400.
     *
     * @param detail one technical line
     */
    record Malformed(String detail) implements SipContent {}
}
