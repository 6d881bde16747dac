package org.isthmus.gateway.sip;

import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallTaker;
import org.isthmus.gateway.call.IncomingCall;

/** For an account at which nobody can be called. */
final class NoCalls implements CallTaker, CallEvents {

    @Override
    public CallEvents called(IncomingCall call) {
        call.end(CallEnd.of(CallEnd.Reason.GONE, "Nobody takes calls here."));
        return this;
    }

    @Override
    public void ringing() {
        // Nobody calls from here.
    }

    @Override
    public void answered() {
        // Nobody answers.
    }

    @Override
    public void held(boolean held) {
        // There is nothing to hold.
    }

    @Override
    public void digit(char digit) {
        // There is nothing to steer.
    }

    @Override
    public void ended(CallEnd why) {
        // It was refused from here.
    }
}
