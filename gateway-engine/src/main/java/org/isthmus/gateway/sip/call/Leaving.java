package org.isthmus.gateway.sip.call;

import java.time.Duration;
import javax.sip.message.Request;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.useragent.Answers.Asked;
import org.isthmus.gateway.sip.useragent.Dialog;
import org.isthmus.gateway.sip.useragent.Exchanges;
import org.isthmus.gateway.sip.useragent.Reply;

/**
 * This side has hung up, and the other side has not said that it knows (RFC 3261 section 15.1). Where there is no connection
 * the BYE waits for the next one.
 */
final class Leaving implements Phase {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SipCall call;
    private final CallTools tools;
    private final Dialog dialog;
    private final CallEnd why;
    private Scheduler.Task patience = () -> {};
    private boolean waiting;

    Leaving(SipCall call, CallTools tools, Dialog dialog, CallEnd why) {
        this.call = call;
        this.tools = tools;
        this.dialog = dialog;
        this.why = why;
    }

    void start() {
        patience = tools.after(PATIENCE, call::forget);
        sayGoodbye();
    }

    private void sayGoodbye() {
        waiting = false;
        tools.exchanges()
                .call(dialog.request(Request.BYE).with(tools.headers().reason(why)), Exchanges.PATIENCE, this::replied);
    }

    private void replied(Reply reply) {
        if (reply instanceof Reply.None none
                && (none.failure().reason() == Reason.CONNECTION_LOST
                        || none.failure().reason() == Reason.NOT_SIGNED_IN)) {
            waiting = true;
        } else {
            patience.cancel();
            call.forget();
        }
    }

    @Override
    public void online() {
        if (waiting) {
            sayGoodbye();
        }
    }

    @Override
    public void end(CallEnd again) {
        // It is ending already.
    }

    @Override
    public void request(Asked asked) {
        tools.answers().send(asked, asked.request().getMethod().equals(Request.BYE) ? 200 : 481);
    }
}
