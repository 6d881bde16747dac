package org.isthmus.gateway.bridge;

import org.isthmus.gateway.error.Failure;

/** What the sender of an arrival is told. */
public sealed interface Verdict {

    /** It is safe, or has been delivered. */
    record Accept() implements Verdict {}

    /** It got nowhere. */
    record Refuse(Failure failure) implements Verdict {}

    /** The verdict on something that had to please both: the first refusal, if there is one. */
    default Verdict and(Verdict other) {
        return this instanceof Refuse ? this : other;
    }
}
