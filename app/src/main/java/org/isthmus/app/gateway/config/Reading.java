package org.isthmus.app.gateway.config;

import java.util.List;

/** What came of reading a file. */
public sealed interface Reading {

    /** The file is in order. */
    record Valid(GatewayConfig config) implements Reading {}

    /** All that is wrong with the file, in its order. */
    record Wrong(List<Mistake> mistakes) implements Reading {

        public Wrong {
            mistakes = List.copyOf(mistakes);
        }
    }
}
