package org.isthmus.gateway.endpoint;

/** Names an endpoint for as long as the account exists. */
public record EndpointId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
