package org.isthmus.gateway.xmpp.component;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls into the gateway: a mistake there must not end the stream. */
final class Telling {

    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    private Telling() {}

    static void safely(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("What happened on the component could not be told.", e);
        }
    }
}
