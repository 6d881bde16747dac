package org.isthmus.gateway.xmpp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.jivesoftware.smack.SmackException.EndpointConnectionException;
import org.jivesoftware.smack.SmackException.NoResponseException;
import org.jivesoftware.smack.SmackException.SecurityRequiredByClientException;
import org.jivesoftware.smack.SmackException.SecurityRequiredByServerException;
import org.jivesoftware.smack.SmackException.SmackSaslException;
import org.jivesoftware.smack.XMPPException.StreamErrorException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StreamError;
import org.jivesoftware.smack.sasl.SASLError;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.jspecify.annotations.Nullable;

/** Says in a person's terms what an exception of the library means. */
public final class SmackFailures {

    private static final int LONGEST_DETAIL = 300;
    private static final int DEEPEST_CAUSE = 10;

    private SmackFailures() {}

    /**
     * The failure behind an exception that ended signing in, or a connection.
     *
     * @param target the server, for a person
     */
    public static Failure explain(String target, Exception exception) {
        Optional<Failure> known = Optional.empty();
        Throwable each = exception;
        for (int depth = 0; each != null && known.isEmpty() && depth < DEEPEST_CAUSE; depth++) {
            known = known(target, each);
            each = inner(each);
        }
        return known.orElseGet(() -> Failure.of(Reason.CONNECTION_LOST, target + ": " + oneLine(exception)));
    }

    private static Optional<Failure> known(String target, Throwable e) {
        return Optional.ofNullable(
                switch (e) {
                    case SASLErrorException sasl -> signIn(sasl);
                    case SmackSaslException sasl -> Failure.of(Reason.WRONG_PASSWORD, oneLine(sasl));
                    case StreamErrorException stream -> stream(target, stream.getStreamError());
                    case XMPPErrorException refused ->
                        Failure.of(Reason.ACCOUNT_REFUSED, target + ": " + oneLine(refused));
                    case SecurityRequiredByClientException none ->
                        Failure.of(Reason.ENCRYPTION_REQUIRED, target + " offers no encryption");
                    case SecurityRequiredByServerException required ->
                        Failure.of(Reason.ENCRYPTION_REQUIRED, target + " insists on encryption");
                    case NoResponseException silence -> Failure.of(Reason.TIMEOUT, target + " does not answer");
                    case SocketTimeoutException silence -> Failure.of(Reason.TIMEOUT, target + " does not answer");
                    case NoRouteToHostException noRoute ->
                        Failure.of(Reason.CONNECTION_REFUSED, "no route to " + target);
                    case ConnectException refused ->
                        Failure.of(Reason.CONNECTION_REFUSED, target + " refuses the connection");
                    case SSLException tls -> Failure.of(Reason.CONNECTION_LOST, target + ": " + oneLine(tls));
                    default -> null;
                });
    }

    private static @Nullable Throwable inner(Throwable e) {
        if (e instanceof EndpointConnectionException endpoint
                && !endpoint.getConnectionExceptions().isEmpty()) {
            return endpoint.getConnectionExceptions().getLast().getException();
        }
        return e.getCause();
    }

    private static Failure signIn(SASLErrorException e) {
        SASLError error = e.getSASLFailure().getSASLError();
        String detail = "the server answered " + e.getSASLFailure().getSASLErrorString() + " to " + e.getMechanism();
        Reason reason = switch (error) {
            case account_disabled, credentials_expired -> Reason.ACCOUNT_REFUSED;
            case temporary_auth_failure, aborted -> Reason.SERVER_ERROR;
            case encryption_required -> Reason.ENCRYPTION_REQUIRED;
            case invalid_mechanism, mechanism_too_weak -> Reason.WEAK_SIGN_IN;
            case null, default -> Reason.WRONG_PASSWORD;
        };
        return Failure.of(reason, detail);
    }

    private static Failure stream(String target, StreamError error) {
        Reason reason = switch (error.getCondition()) {
            case host_unknown, host_gone -> Reason.UNKNOWN_HOST;
            case policy_violation, not_authorized -> Reason.NOT_ALLOWED;
            case resource_constraint -> Reason.TOO_MANY;
            case internal_server_error -> Reason.SERVER_ERROR;
            default -> Reason.CONNECTION_LOST;
        };
        String text = error.getDescriptiveText();
        return Failure.of(
                reason,
                target + " ended the stream: " + error.getCondition()
                        + (text == null || text.isEmpty() ? "" : " (" + limited(text) + ")"));
    }

    static boolean isConflict(Exception e) {
        return e instanceof StreamErrorException stream
                && stream.getStreamError().getCondition() == StreamError.Condition.conflict;
    }

    /** Only the person can help: the same attempt would fail again. */
    static boolean needsPerson(Reason reason) {
        return switch (reason) {
            case CERTIFICATE_EXPIRED,
                    CERTIFICATE_UNTRUSTED,
                    CERTIFICATE_WRONG_HOST,
                    ENCRYPTION_REQUIRED,
                    WRONG_PASSWORD,
                    WEAK_SIGN_IN,
                    ACCOUNT_REFUSED,
                    BAD_ADDRESS -> true;
            default -> false;
        };
    }

    private static String oneLine(Throwable e) {
        String message = e.getMessage();
        String what = e instanceof IOException || message == null || message.isBlank()
                ? e.getClass().getSimpleName() + (message == null ? "" : ": " + message)
                : message;
        return limited(what);
    }

    private static String limited(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL);
    }
}
