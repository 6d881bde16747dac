package org.isthmus.gateway.xmpp.jingle;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.message.Jids;
import org.isthmus.gateway.xmpp.request.Reply;
import org.isthmus.gateway.xmpp.request.Requests;
import org.isthmus.media.RelayServer;

/** The STUN and TURN servers that an account's server recommends, with a login for the moment (XEP-0215). */
final class Relays {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int DEFAULT_PORT = 3478;
    private static final int HIGHEST_PORT = 65_535;

    private final Requests requests;

    Relays(Requests requests) {
        this.requests = requests;
    }

    /** Asks the server; none where it knows none. Completes on the account's executor, never exceptionally. */
    CompletableFuture<List<RelayServer>> of(String domain) {
        ExternalServicesIq question = new ExternalServicesIq();
        question.setTo(Jids.jid(new XmppAddress("", domain, "")));
        return requests.send(question, PATIENCE)
                .thenApply(reply -> reply instanceof Reply.Result(ExternalServicesIq known)
                        ? known.services().stream()
                                .flatMap(service -> relay(service).stream())
                                .toList()
                        : List.of());
    }

    /** Only what is reached by UDP and without TLS, as the media can use no other. */
    private static Optional<RelayServer> relay(ExternalServicesIq.Service service) {
        boolean plain = service.transport().map("udp"::equalsIgnoreCase).orElse(true);
        boolean login = service.user().isPresent() && service.password().isPresent();
        boolean usable = service.type().equals("stun") || (service.type().equals("turn") && login);
        if (!plain || !usable || service.host().isEmpty()) {
            return Optional.empty();
        }
        return port(service)
                .map(port -> new RelayServer(
                        service.host(),
                        port,
                        service.type().equals("turn")
                                ? Optional.of(new RelayServer.Login(
                                        service.user().orElseThrow(),
                                        service.password().orElseThrow()))
                                : Optional.empty()));
    }

    private static Optional<Integer> port(ExternalServicesIq.Service service) {
        if (service.port().isEmpty()) {
            return Optional.of(DEFAULT_PORT);
        }
        try {
            int port = Integer.parseInt(service.port().get());
            return port > 0 && port <= HIGHEST_PORT ? Optional.of(port) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
