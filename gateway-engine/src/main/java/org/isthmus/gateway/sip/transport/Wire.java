package org.isthmus.gateway.sip.transport;

import java.util.Locale;

/** A transport that a flow can run on. */
public enum Wire {
    UDP(5060),
    TCP(5060),
    TLS(5061);

    private final int defaultPort;

    Wire(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** The port when neither the person nor DNS names one (RFC 3261 section 19.1.2). */
    public int defaultPort() {
        return defaultPort;
    }

    /** The value of the {@code transport} URI parameter. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isReliable() {
        return this != UDP;
    }
}
