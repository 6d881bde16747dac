package org.isthmus.gateway.sip.call;

import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.sip.useragent.Answers.Asked;

/** Before the first and after the last: the call is in no table, so nothing comes here. */
final class Over implements Phase {

    @Override
    public void end(CallEnd why) {
        // It has ended.
    }

    @Override
    public void request(Asked asked) {
        // It is in no table.
    }
}
