package org.isthmus.gateway.vectors;

import java.time.Duration;
import java.util.List;

/** A gateway as the steps of a flow see it: raw texts in and out, and a clock that the flow turns. */
interface FlowEngine extends AutoCloseable {

    /** The protocol's raw text reaches the gateway. */
    void receive(String protocol, String text);

    void advance(Duration by);

    /** Everything that was sent since the last call, in order within each protocol. */
    List<Wire.Sent> take();

    /** How long something may take to get here; zero when what is sent is here at once. */
    Duration patience();

    @Override
    void close();
}
