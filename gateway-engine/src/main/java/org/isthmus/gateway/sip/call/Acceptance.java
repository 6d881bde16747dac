package org.isthmus.gateway.sip.call;

import java.time.Duration;
import java.util.function.Consumer;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.sip.useragent.Answers.Asked;

/** A 2xx to an INVITE of the other side, said again until its ACK comes (RFC 3261 section 13.3.1.4). */
final class Acceptance {

    private static final Duration T1 = Duration.ofMillis(500);
    private static final Duration T2 = Duration.ofSeconds(4);
    private static final Duration PATIENCE = T1.multipliedBy(64);

    private final CallTools tools;
    private final Asked asked;
    private final Response response;
    private final Consumer<Request> acknowledged;
    private Scheduler.Task again = () -> {};
    private Scheduler.Task patience = () -> {};
    private Duration pause = T1;

    /** @param acknowledged told of the ACK */
    Acceptance(CallTools tools, Asked asked, Response response, Consumer<Request> acknowledged) {
        this.tools = tools;
        this.asked = asked;
        this.response = response;
        this.acknowledged = acknowledged;
    }

    /** @param unheard called when no ACK came in time */
    void send(Runnable unheard) {
        patience = tools.after(PATIENCE, () -> {
            stop();
            unheard.run();
        });
        sendAgain();
    }

    private void sendAgain() {
        tools.answers().send(asked, response);
        again = tools.after(pause, this::sendAgain);
        pause = pause.multipliedBy(2).compareTo(T2) > 0 ? T2 : pause.multipliedBy(2);
    }

    long sequence() {
        return CallHeaders.sequence(response);
    }

    void acknowledged(Request ack) {
        stop();
        acknowledged.accept(ack);
    }

    void stop() {
        again.cancel();
        patience.cancel();
    }
}
