package org.isthmus.gateway.xmpp.jingle;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEvents;

/** What was told of a call, in order. */
public final class CallLog implements CallEvents {

    public final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public void ringing() {
        told.add("ringing");
    }

    @Override
    public void answered() {
        told.add("answered");
    }

    @Override
    public void held(boolean held) {
        told.add(held ? "held" : "resumed");
    }

    @Override
    public void digit(char digit) {
        told.add("digit " + digit);
    }

    @Override
    public void ended(CallEnd why) {
        told.add("ended " + why.reason());
    }
}
