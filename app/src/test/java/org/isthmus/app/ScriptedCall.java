package org.isthmus.app;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.IncomingCall;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.MediaKind;

/** A call without a wire; the test speaks for the other side through {@link #events}. */
final class ScriptedCall implements IncomingCall {

    final List<String> asked = new CopyOnWriteArrayList<>();
    final CompletableFuture<CallEvents> events = new CompletableFuture<>();
    final CompletableFuture<CallMedia> media = new CompletableFuture<>();
    final CompletableFuture<CallEnd> ended = new CompletableFuture<>();
    volatile Outcome change = new Outcome.Accepted();
    /** What the other side does when it is asked for a change. */
    volatile Runnable whenAsked = () -> {};

    volatile Set<MediaKind> kinds = EnumSet.of(MediaKind.AUDIO);
    private Optional<Call> replaced = Optional.empty();
    private final Address peer;
    private final Optional<String> name;

    ScriptedCall(Address peer, Optional<String> name) {
        this.peer = peer;
        this.name = name;
    }

    @Override
    public Set<MediaKind> kinds() {
        return kinds;
    }

    @Override
    public Optional<String> callerName() {
        return name;
    }

    /** Says that it takes the place of another call. */
    ScriptedCall replacing(Call old) {
        replaced = Optional.of(old);
        return this;
    }

    @Override
    public Optional<Call> replaces() {
        return replaced;
    }

    @Override
    public void ring() {
        asked.add("ring");
    }

    @Override
    public void answer(CallMedia given) {
        asked.add("answer");
        media.complete(given);
    }

    @Override
    public String id() {
        return "scripted";
    }

    @Override
    public Address peer() {
        return peer;
    }

    @Override
    public void end(CallEnd why) {
        ended.complete(why);
    }

    @Override
    public CompletableFuture<Outcome> change() {
        asked.add("change");
        whenAsked.run();
        return CompletableFuture.completedFuture(change);
    }

    @Override
    public void candidates(String content, List<Candidate> candidates) {
        asked.add("candidates");
    }

    @Override
    public void digit(char digit) {
        asked.add("digit " + digit);
    }

    @Override
    public CompletableFuture<Outcome> transfer(Address target) {
        asked.add("transfer " + target);
        return CompletableFuture.completedFuture(new Outcome.Accepted());
    }

    @Override
    public CompletableFuture<Outcome> transfer(Call other) {
        asked.add("transfer to " + other.peer());
        return CompletableFuture.completedFuture(new Outcome.Accepted());
    }
}
