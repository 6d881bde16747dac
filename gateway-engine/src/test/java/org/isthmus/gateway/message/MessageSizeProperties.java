package org.isthmus.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import javax.sip.message.Request;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.isthmus.gateway.address.SipAddress;

/** No MESSAGE is longer than was foretold, so whatever is foretold to fit does fit. */
class MessageSizeProperties {

    private static final String LONGEST_HOST = ("a".repeat(62) + ".").repeat(4) + "b";

    private final SipMessages messages = new SipMessages(LONGEST_HOST, 65_535, "tls");

    @Property(tries = 500)
    void holdsTheWholeRequest(
            @ForAll @AlphaChars @Chars({'%', '\u00e4'}) @StringLength(min = 1, max = 60) String user,
            @ForAll @StringLength(max = 80) String text,
            @ForAll @AlphaChars @Chars({'\u20ac', ' '}) @StringLength(min = 1, max = 60) String subject,
            @ForAll @IntRange(min = 1) int sequence) {
        SipAddress target = new SipAddress(
                "sip",
                user.replace("%", "%25").replace("\u00e4", "%C3%A4"),
                "b.example",
                OptionalInt.of(65_535),
                Map.of());
        SipPayload payload = new SipPayload(
                "text/plain;charset=UTF-8",
                text.getBytes(StandardCharsets.UTF_8),
                Map.of("Subject", subject, "Content-Language", "en", "Priority", "non-urgent"));
        SipMessages.Ends ends = new SipMessages.Ends(
                target.withParameter("gr", "tab"), messages.newTag(), target, "", messages.newCallId(), sequence);

        Request request = messages.request(Request.MESSAGE, target, ends);
        messages.setPayload(request, payload);

        assertThat(request.toString().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(MessageSize.atMost(target, ends, payload));
    }
}
