package org.isthmus.gateway.domain;

import java.util.Optional;

/**
 * How a gateway is doing.
 *
 * @param waiting messages to SIP that wait for one before them
 * @param loops texts that went round and were stopped
 * @param floods messages of senders who sent too many
 * @param xmppOnline the component is connected
 * @param xmppFailure why it is not, for a person
 */
public record GatewayStatus(
        Way toSip,
        Way toXmpp,
        int waiting,
        long loops,
        long floods,
        boolean xmppOnline,
        Optional<String> xmppFailure) {}
