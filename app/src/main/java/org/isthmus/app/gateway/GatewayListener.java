package org.isthmus.app.gateway;

/** Hears how the sides of a gateway are doing. Called in order; returns at once. */
@FunctionalInterface
public interface GatewayListener {

    /** One side is doing something else than before; {@code report} has both. */
    void changed(GatewayReport report);
}
