package org.isthmus.app.account;

import org.isthmus.gateway.endpoint.Endpoint;

/** Makes the endpoint of an account. May take its time while a protocol library wakes up; never called on the app's thread. */
@FunctionalInterface
public interface EndpointFactory {

    /** An endpoint that is not connected yet and tells its news to the switchboard. */
    Endpoint create(AccountDetails account, String password);
}
