package org.isthmus.gateway.sip.call;

import java.text.ParseException;
import javax.sip.message.Request;
import org.isthmus.gateway.sip.useragent.Answers.Asked;
import org.isthmus.gateway.sip.useragent.Draft;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the sides of a call tell each other in INFO (RFC 6086). */
final class Informing {

    private static final Logger LOG = LoggerFactory.getLogger(Informing.class);

    /** Bad Info Package (RFC 6086 section 7). */
    private static final int UNKNOWN_PACKAGE = 469;

    private final Session session;
    private final Talking talking;
    private final CallTools tools;

    Informing(Session session, Talking talking) {
        this.session = session;
        this.talking = talking;
        this.tools = session.tools();
    }

    void take(Asked asked) {
        Request info = asked.request();
        if (CallHeaders.value(info, "Info-Package").isPresent()) {
            tools.answers().send(asked, UNKNOWN_PACKAGE, tools.words().list("Recv-Info", ""));
        } else if (Digits.isIn(info)) {
            tools.answers().send(asked, 200);
            Digits.read(info).ifPresent(session.call()::pressed);
        } else if (Bodies.isThere(info)) {
            tools.answers().send(asked, 415, tools.words().list("Accept", Digits.RELAY + ", " + Digits.BARE));
        } else {
            tools.answers().send(asked, 200);
        }
    }

    void digit(char digit) {
        if (!Digits.isKey(digit)) {
            return;
        }
        try {
            Draft info = session.dialog().request(Request.INFO);
            Digits.write(digit, info, tools.words());
            talking.send(info, _ -> {});
        } catch (ParseException e) {
            LOG.debug("A digit was not sent: {}", e.getMessage());
        }
    }
}
