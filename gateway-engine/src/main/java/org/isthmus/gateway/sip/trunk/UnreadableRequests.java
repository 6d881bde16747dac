package org.isthmus.gateway.sip.trunk;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isthmus.gateway.error.SipPhrases;
import org.isthmus.gateway.sip.text.MessageHead;

/**
 * Answers requests that cannot be read, without a transaction, where they say enough of themselves for an answer that their
 * sender can place (RFC 3261 section 8.2.7).
 */
final class UnreadableRequests {

    private static final Pattern VIA =
            Pattern.compile("SIP\\s*/\\s*\\d\\.\\d\\s*/\\s*\\w+\\s+(\\[[^\\]]+]|[^\\s:;,]+).*");
    private static final Pattern TAG = Pattern.compile("(?i).*;\\s*tag\\s*=.*");
    private static final int LONGEST = 8 * 1024;

    private UnreadableRequests() {}

    /** The answer, or nothing for what must not, or cannot, be answered. */
    static Optional<byte[]> answer(MessageHead head, int status, String toTag, InetSocketAddress source) {
        List<String> vias = head.all("via");
        boolean placeable = !vias.isEmpty() && VIA.matcher(vias.getFirst()).matches();
        if (head.start().startsWith("SIP/") || head.start().startsWith("ACK ") || !placeable) {
            return Optional.empty();
        }
        StringBuilder answer = new StringBuilder("SIP/2.0 ")
                .append(status)
                .append(' ')
                .append(SipPhrases.of(status))
                .append("\r\n");
        answer.append("Via: ").append(marked(vias.getFirst(), source)).append("\r\n");
        vias.stream().skip(1).forEach(via -> answer.append("Via: ").append(via).append("\r\n"));
        first(head, "from", "From", answer);
        head.all("to").stream()
                .limit(1)
                .forEach(to -> answer.append("To: ")
                        .append(to)
                        .append(TAG.matcher(to).matches() ? "" : ";tag=" + toTag)
                        .append("\r\n"));
        first(head, "call-id", "Call-ID", answer);
        first(head, "cseq", "CSeq", answer);
        answer.append("Content-Length: 0\r\n\r\n");
        return answer.length() > LONGEST
                ? Optional.empty()
                : Optional.of(answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void first(MessageHead head, String name, String written, StringBuilder answer) {
        head.all(name).stream()
                .limit(1)
                .forEach(value ->
                        answer.append(written).append(": ").append(value).append("\r\n"));
    }

    /** RFC 3581 section 4: the answer goes to where the request came from, so the sender may see how it looks from here. */
    private static String marked(String via, InetSocketAddress source) {
        String first = via.split(",", 2)[0];
        String rest = via.substring(first.length());
        Matcher plain = Pattern.compile("(?i);\\s*rport\\s*(?=;|$)").matcher(first);
        String marked = plain.find() ? plain.replaceFirst(";rport=" + source.getPort()) : first;
        return marked + ";received=" + source.getAddress().getHostAddress() + rest;
    }
}
