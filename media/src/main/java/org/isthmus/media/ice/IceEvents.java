package org.isthmus.media.ice;

import java.beans.PropertyChangeEvent;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.ice4j.ice.Agent;
import org.ice4j.ice.CandidatePair;
import org.ice4j.ice.CandidatePairState;
import org.ice4j.ice.CandidateType;
import org.ice4j.ice.Component;
import org.ice4j.ice.IceMediaStream;
import org.ice4j.ice.IceProcessingState;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaStatistics;

/** Follows the checks of one agent and steers the sockets by them. On the library's threads. */
final class IceEvents {

    private final Agent agent;
    private final IceMediaStream stream;
    private final IntFunction<Optional<IceSockets>> sockets;
    private final Consent consent;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> lost = new CompletableFuture<>();

    IceEvents(Agent agent, IceMediaStream stream, IntFunction<Optional<IceSockets>> sockets, LongSupplier nanoTime) {
        this.agent = agent;
        this.stream = stream;
        this.sockets = sockets;
        this.consent = new Consent(nanoTime);
    }

    CompletableFuture<Void> ready() {
        return ready;
    }

    CompletableFuture<Void> lost() {
        return lost;
    }

    private Optional<IceSockets> sockets(Component component) {
        return sockets.apply(component.getComponentID());
    }

    void watch() {
        agent.addStateChangeListener(this::stateChanged);
        stream.addPairChangeListener(this::pairChanged);
    }

    private void stateChanged(PropertyChangeEvent event) {
        if (event.getNewValue() == IceProcessingState.COMPLETED) {
            stream.getComponents().forEach(this::useSelected);
            ready.complete(null);
        } else if (event.getNewValue() == IceProcessingState.FAILED) {
            ready.completeExceptionally(noPath());
        }
    }

    private void pairChanged(PropertyChangeEvent event) {
        if (!(event.getSource() instanceof CandidatePair pair)) {
            return;
        }
        int component = pair.getParentComponent().getComponentID();
        Optional<IceSockets> own = sockets(pair.getParentComponent());
        if (event.getPropertyName().equals(IceMediaStream.PROPERTY_PAIR_NOMINATED)) {
            own.ifPresent(known -> known.use(pair));
        } else if (event.getNewValue() == CandidatePairState.SUCCEEDED) {
            own.ifPresent(known -> known.checked(pair));
            if (isSelected(pair)) {
                consent.confirmed(component);
            }
        } else if (event.getNewValue() == CandidatePairState.FAILED
                && ready.isDone()
                && isSelected(pair)
                && !consent.fresh(component)) {
            // Consent ran out (RFC 7675 section 5.1): nothing may be sent there any more.
            own.ifPresent(IceSockets::stopSending);
            lost.complete(null);
        }
    }

    private static boolean isSelected(CandidatePair pair) {
        return pair.equals(pair.getParentComponent().getSelectedPair());
    }

    private void useSelected(Component component) {
        CandidatePair pair = component.getSelectedPair();
        Optional<IceSockets> own = sockets(component);
        if (pair != null) {
            own.ifPresent(known -> {
                known.checked(pair);
                known.use(pair);
            });
        }
    }

    private static MediaException noPath() {
        return new MediaException(
                MediaException.Cause.CONNECTIVITY, "No way was found on which packets reach the other side.");
    }

    /** Between which kinds of addresses packets flow. */
    MediaStatistics.Path kind() {
        Component rtp = stream.getComponent(Component.RTP);
        CandidatePair pair = rtp == null ? null : rtp.getSelectedPair();
        if (pair == null) {
            return MediaStatistics.Path.PLAIN;
        }
        CandidateType own = pair.getLocalCandidate().getType();
        CandidateType other = pair.getRemoteCandidate().getType();
        if (own == CandidateType.RELAYED_CANDIDATE || other == CandidateType.RELAYED_CANDIDATE) {
            return MediaStatistics.Path.RELAYED;
        }
        return own == CandidateType.HOST_CANDIDATE && other == CandidateType.HOST_CANDIDATE
                ? MediaStatistics.Path.DIRECT
                : MediaStatistics.Path.THROUGH_NAT;
    }

    void close() {
        ready.completeExceptionally(noPath());
    }
}
