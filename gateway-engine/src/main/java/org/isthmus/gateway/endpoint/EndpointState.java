package org.isthmus.gateway.endpoint;

import java.time.Instant;
import java.util.Optional;
import org.isthmus.gateway.error.Failure;

/** Where an endpoint is on its way. */
public sealed interface EndpointState {

    record Offline() implements EndpointState {}

    record Connecting() implements EndpointState {}

    /**
     * Signed in.
     *
     * @param transport for example {@code TLS 1.3 to sip.example.org:5061}
     */
    record Online(String transport, boolean encrypted) implements EndpointState {}

    /**
     * Not signed in.
     *
     * @param retryAt when it will try again by itself; empty when it waits for the person
     */
    record Failed(Failure failure, Optional<Instant> retryAt) implements EndpointState {}
}
