package org.isthmus.ui.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isthmus.app.account.Account;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.error.CertificateInfo;
import org.isthmus.gateway.error.Failure;

/**
 * How far an account is on its way in, row by row, all four rows always there.
 *
 * @param failure why it is not signed in, once that is known
 * @param retryAt when it tries again by itself
 */
record SignInProgress(Phase phase, List<Row> rows, Optional<Failure> failure, Optional<Instant> retryAt) {

    SignInProgress {
        rows = List.copyOf(rows);
    }

    /** Where the whole stands. */
    enum Phase {
        OFF,
        UNDER_WAY,
        ONLINE,
        FAILED
    }

    /** How far one row is. */
    enum Status {
        WAITING,
        RUNNING,
        DONE,
        SKIPPED,
        FAILED
    }

    /** One row. */
    record Row(SetupStep.Kind kind, Status status, String detail, Optional<Failure> failure) {}

    static SignInProgress waiting() {
        return new SignInProgress(
                Phase.UNDER_WAY, rows(Map.of(), Optional.empty()), Optional.empty(), Optional.empty());
    }

    static SignInProgress of(Account account) {
        Map<SetupStep.Kind, SetupStep> latest = new EnumMap<>(SetupStep.Kind.class);
        account.steps().forEach(step -> latest.put(step.kind(), step));
        return switch (account.state()) {
            case EndpointState.Offline _ ->
                new SignInProgress(
                        account.enabled() ? Phase.UNDER_WAY : Phase.OFF,
                        rows(latest, Optional.empty()),
                        Optional.empty(),
                        Optional.empty());
            case EndpointState.Connecting _ ->
                new SignInProgress(Phase.UNDER_WAY, rows(latest, Optional.empty()), Optional.empty(), Optional.empty());
            case EndpointState.Online _ ->
                new SignInProgress(Phase.ONLINE, rows(latest, Optional.empty()), Optional.empty(), Optional.empty());
            case EndpointState.Failed(Failure failure, Optional<Instant> retryAt) ->
                new SignInProgress(Phase.FAILED, rows(latest, Optional.of(failure)), Optional.of(failure), retryAt);
        };
    }

    /** The certificate that the person has to decide about, when that is what it waits for. */
    Optional<CertificateInfo> questionedCertificate() {
        return failure.flatMap(Failure::certificate);
    }

    private static List<Row> rows(Map<SetupStep.Kind, SetupStep> latest, Optional<Failure> failure) {
        List<Row> rows = new ArrayList<>();
        for (SetupStep.Kind kind : SetupStep.Kind.values()) {
            SetupStep step = latest.get(kind);
            rows.add(
                    step == null
                            ? new Row(kind, Status.WAITING, "", Optional.empty())
                            : new Row(kind, status(step), step.detail(), step.failure()));
        }
        boolean placed = rows.stream().anyMatch(row -> row.status() == Status.FAILED);
        failure.filter(_ -> !placed).ifPresent(why -> blameTheLastBegun(rows, why));
        return rows;
    }

    /** A failure that no step owned up to belongs to the step that was under way, or else to the next one. */
    private static void blameTheLastBegun(List<Row> rows, Failure failure) {
        int at = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).status() == Status.RUNNING) {
                at = i;
                break;
            }
            if (rows.get(i).status() != Status.WAITING) {
                at = Math.min(i + 1, rows.size() - 1);
            }
        }
        rows.set(at, new Row(rows.get(at).kind(), Status.FAILED, failure.detail(), Optional.of(failure)));
    }

    private static Status status(SetupStep step) {
        return switch (step.progress()) {
            case RUNNING -> Status.RUNNING;
            case DONE -> Status.DONE;
            case SKIPPED -> Status.SKIPPED;
            case FAILED -> Status.FAILED;
        };
    }
}
