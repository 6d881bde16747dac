package org.isthmus.gateway.sip.text;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads messages strictly where a transaction hangs on it, and leniently everywhere else (RFC 3261 section 16.3). May be used
 * from any thread.
 */
public final class SipReader {

    private static final Logger LOG = LoggerFactory.getLogger(SipReader.class);
    private static final String VERSION = "SIP/2.0";
    private static final Pattern OTHER_VERSION = Pattern.compile("(?i).* SIP/\\d+\\.\\d+");
    /** An IPv6 address in a URI that is not in brackets could be an address and a port (RFC 5118 section 4.2). */
    private static final Pattern BARE_IPV6 = Pattern.compile("(?i)sips?:(?:[^@]*+@)?+[^\\[;?:]*+:[^;?:]*+:.*");

    private static final long LAST_SEQUENCE = Integer.MAX_VALUE;
    private static final int PARTS_OF_A_REQUEST_LINE = 3;
    private static final int HIGHEST_STATUS = 699;
    private static final int FEWEST_COLONS_OF_BARE_IPV6 = 3;

    private SipReader() {}

    /** What became of some bytes. */
    public sealed interface Result {

        /** It has all that a transaction needs. */
        record Request(SIPRequest message) implements Result {}

        /** It has all that a transaction needs. */
        record Response(SIPResponse message) implements Result {}

        /**
         * It must not go any further.
         *
         * @param status what to answer if it is a request
         * @param why one technical line
         */
        record Unreadable(MessageHead head, int status, String why) implements Result {}
    }

    /** Reads one whole message; what is wrong with it is no exception. */
    public static Result read(byte[] bytes) {
        MessageHead head = MessageHead.of(bytes);
        try {
            checkStart(head.start());
            checkSingle(head);
            byte[] body = body(bytes, head);
            SIPMessage message = new HeadParser().parse(head, bytes);
            if (body.length > 0) {
                message.setMessageContent(body);
            }
            return checked(message);
        } catch (ParseException e) {
            boolean otherVersion = OTHER_VERSION.matcher(head.start()).matches()
                    && !head.start().endsWith(" " + VERSION);
            return new Result.Unreadable(
                    head,
                    otherVersion ? Response.VERSION_NOT_SUPPORTED : Response.BAD_REQUEST,
                    String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.debug("A message that the parser choked on", e);
            return new Result.Unreadable(head, Response.BAD_REQUEST, "malformed");
        }
    }

    private static void checkStart(String start) throws ParseException {
        if (start.startsWith(VERSION + " ")) {
            return;
        }
        String[] parts = start.split(" ", -1);
        if (parts.length != PARTS_OF_A_REQUEST_LINE || !parts[2].equals(VERSION) || parts[1].startsWith("<")) {
            throw new ParseException("no Request-Line", 0);
        }
        if (hasManyColons(parts[1]) && BARE_IPV6.matcher(parts[1]).matches()) {
            throw new ParseException("an IPv6 address without brackets", 0);
        }
    }

    private static boolean hasManyColons(String uri) {
        return uri.chars().filter(c -> c == ':').count() >= FEWEST_COLONS_OF_BARE_IPV6;
    }

    private static void checkSingle(MessageHead head) throws ParseException {
        int seen = 0;
        for (MessageHead.Line line : head.lines()) {
            int single = switch (line.name()) {
                case "from" -> 1;
                case "to" -> 1 << 1;
                case "call-id" -> 1 << 2;
                case "cseq" -> 1 << 3;
                case "max-forwards" -> 1 << 4;
                default -> 0;
            };
            if ((seen & single) != 0) {
                throw new ParseException("more than one " + line.name(), 0);
            }
            seen |= single;
        }
    }

    /** The body as Content-Length cuts it; without one, the rest (RFC 3261 section 18.3). */
    private static byte[] body(byte[] bytes, MessageHead head) throws ParseException {
        int there = bytes.length - head.bodyStart();
        List<String> announced = head.all("content-length");
        if (announced.isEmpty()) {
            return Arrays.copyOfRange(bytes, head.bodyStart(), bytes.length);
        }
        if (!announced.stream().allMatch(announced.getFirst()::equals)) {
            throw new ParseException("several values of Content-Length", 0);
        }
        int length;
        try {
            length = Integer.parseInt(announced.getFirst());
        } catch (NumberFormatException e) {
            throw new ParseException("Content-Length is no number", 0);
        }
        if (length < 0 || length > there) {
            throw new ParseException("Content-Length does not fit", 0);
        }
        return Arrays.copyOfRange(bytes, head.bodyStart(), head.bodyStart() + length);
    }

    private static Result checked(SIPMessage message) throws ParseException {
        if (message.getTopmostVia() == null
                || message.getFrom() == null
                || message.getTo() == null
                || message.getCallId() == null
                || message.getCallId().getCallId() == null
                || message.getCSeq() == null) {
            throw new ParseException("a header without which there is no transaction is missing", 0);
        }
        long sequence = message.getCSeq().getSeqNumber();
        if (sequence < 0 || sequence > LAST_SEQUENCE) {
            throw new ParseException("CSeq is out of range", 0);
        }
        if (message instanceof SIPRequest request) {
            if (request.getRequestURI() == null
                    || !request.getMethod().equals(request.getCSeq().getMethod())) {
                throw new ParseException("CSeq is of another method", 0);
            }
            return new Result.Request(request);
        }
        SIPResponse response = (SIPResponse) message;
        if (response.getStatusCode() < Response.TRYING || response.getStatusCode() > HIGHEST_STATUS) {
            throw new ParseException("there is no such status", 0);
        }
        return new Result.Response(response);
    }
}
