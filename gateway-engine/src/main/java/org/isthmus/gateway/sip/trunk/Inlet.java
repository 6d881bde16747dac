package org.isthmus.gateway.sip.trunk;

/** Where sockets put what they read, in order for each peer. */
@FunctionalInterface
interface Inlet {

    void message(byte[] message, Origin origin);
}
