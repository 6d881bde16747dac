package org.isthmus.gateway.call;

/** Who is told of calls that come in. */
@FunctionalInterface
public interface CallTaker {

    /** On the endpoint's executor; must not block. The result is told what becomes of the call. */
    CallEvents called(IncomingCall call);
}
