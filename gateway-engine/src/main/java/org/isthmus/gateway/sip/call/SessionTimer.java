package org.isthmus.gateway.sip.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sip.header.Header;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.concurrent.Scheduler;

/**
 * Notices that the other side of a call is gone (RFC 4028): one side refreshes, and where nothing came in time the call ends.
 * A peer that knows nothing of it is refreshed all the same, because it then has to answer.
 */
final class SessionTimer {

    /** RFC 4028 section 10: how long before the end whoever waits gives up. */
    private static final int MARGIN = 32;

    private final CallTools tools;
    private final Runnable refresh;
    private final Runnable expired;
    private Interval interval = Interval.STANDARD;
    private boolean ours = true;
    private Scheduler.Task task = () -> {};
    private Scheduler.Task end = () -> {};

    SessionTimer(CallTools tools, Runnable refresh, Runnable expired) {
        this.tools = tools;
        this.refresh = refresh;
        this.expired = expired;
    }

    /** What a re-INVITE or UPDATE of this side says. */
    List<Header> ask() {
        return List.of(
                tools.words().list(Interval.HEADER, interval.seconds() + ";refresher=" + (ours ? "uac" : "uas")),
                tools.words().list(Interval.LEAST, Integer.toString(interval.least())));
    }

    /** The other side took a request that refreshes. */
    void agreed(Response response) {
        Optional<Integer> seconds = seconds(response);
        ours = !refresher(response).equals("uas");
        seconds.ifPresent(agreed -> interval = new Interval(agreed, interval.least()));
        restart(seconds.isPresent());
    }

    /** A refusal that asks for a longer interval; whether it can be asked for again. */
    boolean isLonger(Response refusal) {
        Optional<Interval> longer = interval.atLeast(refusal);
        longer.ifPresent(found -> interval = found);
        return longer.isPresent();
    }

    /** Whether what a request asks for is too short (RFC 4028 section 6). */
    static boolean isTooShort(Request request) {
        return CallHeaders.number(request, Interval.HEADER)
                .filter(asked -> asked < Interval.SMALLEST)
                .isPresent();
    }

    /** What a 2xx of this side says to a request that refreshes; begins to count. */
    List<Header> answer(Request request) {
        boolean known = CallHeaders.tokens(request, "Supported").contains("timer");
        Optional<Integer> asked = seconds(request);
        String wanted = refresher(request);
        ours = wanted.equals("uas") || !known || asked.isEmpty();
        asked.ifPresentOrElse(
                seconds -> interval = new Interval(Math.max(seconds, Interval.SMALLEST), interval.least()),
                () -> interval = new Interval(Interval.STANDARD.seconds(), interval.least()));
        restart(true);
        List<Header> headers = new ArrayList<>();
        headers.add(tools.words().list(Interval.HEADER, interval.seconds() + ";refresher=" + (ours ? "uas" : "uac")));
        if (known) {
            headers.add(tools.words().list("Require", "timer"));
        }
        return headers;
    }

    private static Optional<Integer> seconds(Message message) {
        return CallHeaders.number(message, Interval.HEADER)
                .filter(number -> number > 0)
                .map(number -> (int) Math.min(number, Interval.LARGEST));
    }

    private static String refresher(Message message) {
        return CallHeaders.value(message, Interval.HEADER)
                .map(value -> org.isthmus.gateway.sip.body.MediaType.parse(value)
                        .parameter("refresher")
                        .orElse(""))
                .orElse("");
    }

    /** @param ends whether a session that nobody refreshes is over */
    private void restart(boolean ends) {
        stop();
        int seconds = interval.seconds();
        if (ours) {
            task = tools.after(Duration.ofSeconds(seconds / 2), refresh);
        }
        if (ends) {
            end = tools.after(Duration.ofSeconds(seconds - Math.min(MARGIN, seconds / 3)), expired);
        }
    }

    void stop() {
        task.cancel();
        end.cancel();
    }
}
