package org.isthmus.gateway.sip.call;

import java.util.Optional;
import javax.sip.message.Request;
import org.isthmus.gateway.sip.body.MediaType;
import org.isthmus.gateway.sip.useragent.Answers.Asked;

/** Finds the call whose place an INVITE takes (RFC 3891 section 3). */
final class ReplacedCalls {

    private static final String HEADER = "Replaces";

    private final CallTools tools;
    private final CallTable table;

    ReplacedCalls(CallTools tools, CallTable table) {
        this.tools = tools;
        this.table = table;
    }

    static boolean isMeant(Request invite) {
        return CallHeaders.value(invite, HEADER).isPresent();
    }

    /** The call that is meant; where there is none that may be replaced, the INVITE has been refused. */
    Optional<SipCall> by(Asked asked) {
        Optional<String> header = CallHeaders.value(asked.request(), HEADER);
        if (header.isEmpty()) {
            return Optional.empty();
        }
        MediaType parameters = MediaType.parse(header.get());
        String callId = header.get().split(";", 2)[0].strip();
        Optional<SipCall> found = table.find(
                        new DialogId(callId, parameters.parameter("to-tag").orElse("")))
                .filter(call ->
                        call.phase().isWith(parameters.parameter("from-tag").orElse("")));
        if (found.isEmpty() || found.get().phase() instanceof Called) {
            tools.answers().send(asked, 481);
            return Optional.empty();
        }
        if (found.get().isOver()) {
            tools.answers().send(asked, 603);
            return Optional.empty();
        }
        if (found.get().phase() instanceof Talking && parameters.parameters().containsKey("early-only")) {
            tools.answers().send(asked, 486);
            return Optional.empty();
        }
        return found;
    }
}
