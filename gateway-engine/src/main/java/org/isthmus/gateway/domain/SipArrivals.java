package org.isthmus.gateway.domain;

/** Where a trunk puts the requests that come in. Called in order; returns at once. */
public interface SipArrivals {

    void request(SipArrival arrival);
}
