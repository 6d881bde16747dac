package org.isthmus.app.bridge;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.isthmus.app.Registration;

/** Bridges between one SIP party and one XMPP party over the person's own accounts. */
public interface Bridges {

    List<BridgeView> all();

    /**
     * Plugs a cable. The future fails with an {@link IllegalArgumentException} that a person can read when there is already
     * one between the two, or when a party is the person's own account.
     *
     * @param announce tells both ends who will read them
     */
    CompletableFuture<BridgeView> create(Party sip, Party xmpp, Set<Traffic> carries, boolean announce);

    void setEnabled(BridgeId id, boolean enabled);

    void setCarries(BridgeId id, Set<Traffic> carries);

    CompletableFuture<Void> remove(BridgeId id);

    Registration observe(Consumer<BridgeEvent> observer);
}
