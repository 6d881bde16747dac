package org.isthmus.app.account;

import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.OwnPresence;

/** Something about the accounts changed. */
public sealed interface AccountEvent {

    /** New, or anything about it changed. */
    record Changed(Account account) implements AccountEvent {}

    record Removed(EndpointId id) implements AccountEvent {}

    record PresenceChanged(OwnPresence presence) implements AccountEvent {}
}
