package org.isthmus.gateway.xmpp.component;

import java.io.EOFException;
import java.net.UnknownHostException;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.xmpp.SmackFailures;
import org.jivesoftware.smack.XMPPException.StreamErrorException;
import org.jivesoftware.smack.packet.StreamError;

/** Says in a person's terms why a component is not connected. */
final class StreamFailures {

    private final ComponentConfig config;
    private final String server;

    StreamFailures(ComponentConfig config) {
        this.config = config;
        this.server = new HostPort(config.host(), config.port()).toString();
    }

    Failure explain(Exception exception) {
        return switch (exception) {
            case StreamErrorException refused -> refused(refused);
            case StreamBroken broken
            when broken.condition().equals(StreamBroken.INVALID_NAMESPACE) -> notForComponents();
            case StreamBroken broken ->
                Failure.of(Reason.BAD_DATA, server + " sent what cannot be read: " + broken.getMessage());
            case UnknownHostException unknown ->
                Failure.of(Reason.UNKNOWN_HOST, "there is no host of the name " + config.host());
            case EOFException closed -> Failure.of(Reason.CONNECTION_LOST, server + " closed the connection");
            default -> SmackFailures.explain(server, exception);
        };
    }

    private Failure refused(StreamErrorException exception) {
        StreamError error = exception.getStreamError();
        return switch (error.getCondition()) {
            case not_authorized ->
                Failure.of(
                        Reason.WRONG_PASSWORD,
                        server + " does not accept the secret of the component " + config.domain());
            case host_unknown, host_gone ->
                Failure.of(Reason.ACCOUNT_REFUSED, server + " does not know the component " + config.domain());
            case conflict ->
                Failure.of(
                        Reason.NOT_ALLOWED,
                        "another connection to " + server + " serves the component " + config.domain());
            case invalid_namespace -> notForComponents();
            default -> SmackFailures.explain(server, exception);
        };
    }

    /** The server is there, and something else listens on that port. */
    private Failure notForComponents() {
        return Failure.of(Reason.NOT_SUPPORTED, server + " does not take components on this port");
    }

    Failure closedByServer() {
        return Failure.of(Reason.CONNECTION_LOST, server + " closed the stream");
    }

    Failure silent() {
        return Failure.of(Reason.TIMEOUT, server + " has fallen silent");
    }

    Failure noAnswer() {
        return Failure.of(Reason.TIMEOUT, server + " does not answer");
    }

    /** The server goes down on purpose; that is as good as closing the stream. */
    static boolean isShutdown(StreamErrorException exception) {
        return exception.getStreamError().getCondition() == StreamError.Condition.system_shutdown;
    }

    /** The same attempt fails again until a person has changed something. */
    static boolean needsPerson(Failure failure) {
        return switch (failure.reason()) {
            case WRONG_PASSWORD, ACCOUNT_REFUSED, NOT_SUPPORTED -> true;
            default -> false;
        };
    }
}
