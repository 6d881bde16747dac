package org.isthmus.gateway.sip.trunk;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javax.sip.InvalidArgumentException;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.text.RandomIds;
import org.isthmus.gateway.sip.text.SipWriter;
import org.isthmus.gateway.sip.transaction.Channel;
import org.isthmus.gateway.sip.transaction.ClientResult;
import org.isthmus.gateway.sip.transaction.TransactionTable;
import org.isthmus.gateway.sip.transport.Hop;
import org.isthmus.gateway.sip.transport.Wire;

/** Sends a request to one hop: its Via, the right transport for its size, and its transaction. */
final class Departures {

    private final SipTrunkConfig config;
    private final Sockets sockets;
    private final TransactionTable table;
    private final Counters counters;
    private final RandomIds ids = new RandomIds();

    Departures(SipTrunkConfig config, Sockets sockets, TransactionTable table, Counters counters) {
        this.config = config;
        this.sockets = sockets;
        this.table = table;
        this.counters = counters;
    }

    /** @param result called once, perhaps before this returns */
    void send(SIPRequest request, Hop hop, Duration patience, Consumer<ClientResult> result) {
        String branch = ids.nextBranch();
        byte[] bytes = written(request, hop.wire(), branch);
        if (hop.wire() != Wire.UDP || bytes.length <= config.limits().largestDatagram()) {
            send(request, branch, bytes, hop, patience, result);
            return;
        }
        Hop reliable = new Hop(hop.host(), hop.names(), hop.address(), hop.port(), Wire.TCP);
        String otherBranch = ids.nextBranch();
        send(request, otherBranch, written(request, Wire.TCP, otherBranch), reliable, patience, outcome -> {
            boolean refused = outcome instanceof ClientResult.Lost lost && !lost.sent();
            if (refused && bytes.length <= TrunkLimits.LARGEST_DATAGRAM) {
                // RFC 3261 section 18.1.1: who does not take TCP gets the request over UDP all the same.
                send(request, branch, bytes, hop, patience, result);
            } else {
                result.accept(outcome);
            }
        });
    }

    private void send(
            SIPRequest request,
            String branch,
            byte[] bytes,
            Hop hop,
            Duration patience,
            Consumer<ClientResult> result) {
        Optional<Channel> channel = channel(hop);
        if (channel.isEmpty()) {
            result.accept(new ClientResult.Lost(
                    Failure.of(Reason.NOT_SUPPORTED, "The trunk has no UDP listener for " + hop), false));
            return;
        }
        counters.requestsOut.increment();
        table.send(branch, request.getMethod(), bytes, channel.get(), patience, result);
    }

    private Optional<Channel> channel(Hop hop) {
        return hop.wire() == Wire.UDP
                ? sockets.udpTowards(hop.address())
                        .map(port -> port.to(new InetSocketAddress(hop.address(), hop.port())))
                : Optional.of(sockets.streams().towards(hop));
    }

    private byte[] written(SIPRequest request, Wire wire, String branch) {
        try {
            Via via = new Via();
            via.setHost(config.host());
            OptionalInt port = sockets.port(wire);
            if (port.isPresent()) {
                via.setPort(port.getAsInt());
            }
            via.setTransport(wire.name());
            via.setBranch(branch);
            via.setParameter(Via.RPORT, null);
            request.setVia(List.of(via));
            return SipWriter.bytes(request);
        } catch (ParseException | InvalidArgumentException e) {
            throw new IllegalArgumentException("The trunk's host does not fit into Via: " + config.host(), e);
        }
    }
}
