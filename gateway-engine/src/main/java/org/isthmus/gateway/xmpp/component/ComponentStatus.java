package org.isthmus.gateway.xmpp.component;

import java.time.Instant;
import java.util.Optional;

/**
 * How a component is doing, at one instant.
 *
 * @param connectedSince when the server took it in; empty while there is no connection
 * @param stanzasIn that arrived since the start, bad ones left out
 * @param stanzasOut that were taken for sending since the start
 * @param badStanzas that arrived and could not be read since the start
 * @param queueLength stanzas that wait to be written
 * @param lastFailure why the connection ended, or did not come about, the last time; English, one line
 */
public record ComponentStatus(
        Optional<Instant> connectedSince,
        long stanzasIn,
        long stanzasOut,
        long badStanzas,
        int queueLength,
        Optional<String> lastFailure) {}
