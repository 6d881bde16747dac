package org.isthmus.app.account;

import java.util.ArrayList;
import java.util.List;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Mailbox;
import org.isthmus.gateway.endpoint.SetupStep;

/** An account while the program runs. Used on the app's thread only. */
final class LiveAccount {

    private static final int MOST_STEPS = 40;

    private final List<SetupStep> steps = new ArrayList<>();
    private AccountDetails details;
    private EndpointState state = new EndpointState.Offline();
    private Mailbox mailbox = Mailbox.EMPTY;
    private int generation;

    LiveAccount(AccountDetails details) {
        this.details = details;
    }

    AccountDetails details() {
        return details;
    }

    void become(AccountDetails newDetails) {
        details = newDetails;
    }

    /** Whoever began something under an earlier generation comes too late. */
    int generation() {
        return generation;
    }

    int nextGeneration() {
        steps.clear();
        return ++generation;
    }

    void state(EndpointState newState) {
        if (newState instanceof EndpointState.Connecting && !(state instanceof EndpointState.Connecting)) {
            steps.clear();
        }
        state = newState;
    }

    void mailbox(Mailbox changed) {
        mailbox = changed;
    }

    /** A step that was running is replaced by how it ended; a look-up that begins is a new attempt. */
    void step(SetupStep step) {
        boolean begins = step.progress() == SetupStep.Progress.RUNNING;
        if (begins && step.kind() == SetupStep.Kind.LOOK_UP) {
            steps.clear();
        }
        int last = steps.size() - 1;
        if (last >= 0
                && steps.get(last).kind() == step.kind()
                && steps.get(last).progress() == SetupStep.Progress.RUNNING) {
            steps.set(last, step);
        } else if (steps.size() < MOST_STEPS) {
            steps.add(step);
        }
    }

    Account picture() {
        return new Account(
                details.id(),
                details.address(),
                details.displayName(),
                details.enabled(),
                details.options(),
                state,
                steps,
                details.demo(),
                mailbox);
    }
}
