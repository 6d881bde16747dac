package org.isthmus.gateway.endpoint;

import org.isthmus.gateway.error.Failure;

/** What became of a signal that was sent. */
public sealed interface Outcome {

    /** The network took it: a 2xx, or a stanza that the server acknowledged. */
    record Accepted() implements Outcome {}

    /** It did not reach anybody. */
    record Failed(Failure failure) implements Outcome {}
}
