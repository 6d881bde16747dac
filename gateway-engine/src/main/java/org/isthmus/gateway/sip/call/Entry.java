package org.isthmus.gateway.sip.call;

import java.util.TreeSet;
import javax.sip.message.Request;
import org.isthmus.gateway.sip.useragent.Answers.Asked;

/** What a request of a call needs before anybody looks at what it wants (RFC 3261 section 8.2). */
final class Entry {

    private final CallTools tools;

    Entry(CallTools tools) {
        this.tools = tools;
    }

    /** Whether the request was refused: for an extension that is not known, or an interval that is too short. */
    boolean refuses(Asked asked) {
        Request request = asked.request();
        TreeSet<String> unknown = new TreeSet<>(CallHeaders.tokens(request, "Require"));
        unknown.removeAll(CallHeaders.SUPPORTED);
        if (!unknown.isEmpty()) {
            tools.answers().send(asked, 420, tools.words().list("Unsupported", String.join(", ", unknown)));
            return true;
        }
        if (SessionTimer.isTooShort(request)) {
            tools.answers().send(asked, 422, tools.words().list(Interval.LEAST, Integer.toString(Interval.SMALLEST)));
            return true;
        }
        return false;
    }

    /** Refuses a request for its body. */
    void refuse(Asked asked, BodyProblem why) {
        if (why.status() == 415) {
            tools.answers()
                    .send(
                            asked,
                            415,
                            tools.words().list("Accept", "application/sdp"),
                            tools.words().list("Accept-Encoding", "identity, gzip, deflate"));
        } else {
            String text = String.valueOf(why.getMessage()).replaceAll("[^ -~]|[\"\\\\]", " ");
            tools.answers().send(asked, why.status(), tools.words().list("Warning", "399 isthmus \"" + text + "\""));
        }
    }
}
