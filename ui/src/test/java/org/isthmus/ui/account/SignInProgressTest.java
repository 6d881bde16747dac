package org.isthmus.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.isthmus.app.account.Account;
import org.isthmus.app.account.AccountOptions;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Mailbox;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.endpoint.SetupStep.Kind;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.ui.account.SignInProgress.Phase;
import org.isthmus.ui.account.SignInProgress.Row;
import org.isthmus.ui.account.SignInProgress.Status;
import org.junit.jupiter.api.Test;

/** The four steps are always there, and a failure always has its place. */
class SignInProgressTest {

    private static final Failure TIMEOUT = Failure.of(Reason.TIMEOUT, "no answer in 10 s");

    @Test
    void aStepThatWasToldTwiceShowsItsLatestState() {
        SignInProgress progress = SignInProgress.of(account(
                new EndpointState.Connecting(),
                SetupStep.running(Kind.LOOK_UP, ""),
                SetupStep.done(Kind.LOOK_UP, "chat.example.org:5222"),
                SetupStep.running(Kind.CONNECT, "")));
        assertThat(progress.phase()).isEqualTo(Phase.UNDER_WAY);
        assertThat(progress.rows())
                .extracting(Row::status)
                .containsExactly(Status.DONE, Status.RUNNING, Status.WAITING, Status.WAITING);
    }

    @Test
    void aFailureThatNoStepOwnedUpToBelongsToTheStepThatWasUnderWay() {
        SignInProgress progress = SignInProgress.of(account(
                new EndpointState.Failed(TIMEOUT, Optional.empty()),
                SetupStep.done(Kind.LOOK_UP, ""),
                SetupStep.running(Kind.CONNECT, "")));
        assertThat(progress.rows().get(1).failure()).contains(TIMEOUT);
    }

    @Test
    void aFailureBetweenTwoStepsBelongsToTheNextOne() {
        SignInProgress progress = SignInProgress.of(account(
                new EndpointState.Failed(TIMEOUT, Optional.empty()),
                SetupStep.done(Kind.LOOK_UP, ""),
                SetupStep.done(Kind.CONNECT, "")));
        assertThat(progress.rows().get(2).failure()).contains(TIMEOUT);
    }

    @Test
    void aFailureIsShownOnce() {
        SignInProgress progress = SignInProgress.of(
                account(new EndpointState.Failed(TIMEOUT, Optional.empty()), SetupStep.failed(Kind.LOOK_UP, TIMEOUT)));
        assertThat(progress.rows()).filteredOn(row -> row.failure().isPresent()).hasSize(1);
    }

    private static Account account(EndpointState state, SetupStep... steps) {
        return new Account(
                new EndpointId("a"),
                new XmppAddress("juliet", "capulet.example", ""),
                "",
                true,
                AccountOptions.standard(),
                state,
                List.of(steps),
                false,
                Mailbox.EMPTY);
    }
}
