package org.isthmus.gateway.sip.call;

import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.sip.useragent.Dialog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A 180 that is said again until its PRACK comes, for a caller that requires it (RFC 3262 section 3). */
final class ReliableRinging {

    private static final Logger LOG = LoggerFactory.getLogger(ReliableRinging.class);
    private static final Duration T1 = Duration.ofMillis(500);
    private static final int MOST_TIMES = 7;

    private final CallTools tools;
    private final Invited invited;
    private final Dialog dialog;
    private final int number;
    private Optional<Response> ringing = Optional.empty();
    private Scheduler.Task again = () -> {};
    private int times;
    private boolean acknowledged;

    ReliableRinging(CallTools tools, Invited invited, Dialog dialog) {
        this.tools = tools;
        this.invited = invited;
        this.dialog = dialog;
        this.number = 1 + tools.random().nextInt(Short.MAX_VALUE);
    }

    /** Once. An INVITE without an offer would want one in it, which comes with the 200 instead. */
    void ring() {
        if (ringing.isPresent() || invited.offer().isEmpty()) {
            return;
        }
        try {
            List<Header> headers = new ArrayList<>(tools.headers().ofDialog());
            headers.add(tools.words().list("Require", "100rel"));
            headers.add(tools.words().list("RSeq", Integer.toString(number)));
            Response response = tools.answers().make(invited.asked(), Response.RINGING, dialog.localTag(), headers);
            ringing = Optional.of(response);
            send(response);
        } catch (ParseException e) {
            LOG.debug("No 180 was made: {}", e.getMessage());
        }
    }

    private void send(Response response) {
        if (times < MOST_TIMES) {
            tools.answers().send(invited.asked(), response);
            again = tools.after(T1.multipliedBy(1L << times), () -> send(response));
            times++;
        }
    }

    /** @return whether the PRACK is the one that is waited for (RFC 3262 section 3) */
    boolean acknowledged(Request prack) {
        boolean matches = ringing.isPresent()
                && !acknowledged
                && CallHeaders.value(prack, "RAck")
                        .filter(value -> value.equals(number + " " + invited.sequence() + " INVITE"))
                        .isPresent();
        if (matches) {
            acknowledged = true;
            stop();
        }
        return matches;
    }

    void stop() {
        again.cancel();
    }
}
