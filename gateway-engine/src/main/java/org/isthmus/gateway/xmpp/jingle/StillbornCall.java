package org.isthmus.gateway.xmpp.jingle;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.media.description.Candidate;

/** A call that could not even begin. */
record StillbornCall(String id, Address peer) implements Call {

    @Override
    public void end(CallEnd why) {}

    @Override
    public CompletableFuture<Outcome> change() {
        return over();
    }

    @Override
    public void candidates(String content, List<Candidate> candidates) {}

    @Override
    public void digit(char digit) {}

    @Override
    public CompletableFuture<Outcome> transfer(Address target) {
        return over();
    }

    @Override
    public CompletableFuture<Outcome> transfer(Call other) {
        return over();
    }

    private static CompletableFuture<Outcome> over() {
        return CompletableFuture.completedFuture(new Outcome.Failed(Failure.of(Reason.BAD_DATA, "the call has ended")));
    }
}
