package org.isthmus.gateway.sip.trunk;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sip.message.Response;
import org.isthmus.gateway.sip.transport.EssentialHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads messages strictly where a transaction hangs on it, and leniently everywhere else (RFC 3261 section 16.3). */
final class SipReader {

    private static final Logger LOG = LoggerFactory.getLogger(SipReader.class);
    private static final String VERSION = "SIP/2.0";
    private static final Pattern OTHER_VERSION = Pattern.compile("(?i).* SIP/\\d+\\.\\d+");
    /** An IPv6 address in a URI that is not in brackets could be an address and a port (RFC 5118 section 4.2). */
    private static final Pattern BARE_IPV6 = Pattern.compile("(?i)sips?:(?:[^@]*+@)?+[^\\[;?:]*+:[^;?:]*+:.*");

    private static final long LAST_SEQUENCE = Integer.MAX_VALUE;
    private static final int PARTS_OF_A_REQUEST_LINE = 3;
    private static final int HIGHEST_STATUS = 699;
    private static final Set<String> SINGLE = Set.of("from", "to", "call-id", "cseq", "max-forwards");

    private SipReader() {}

    /** What became of some bytes. */
    sealed interface Result {

        record Request(SIPRequest message) implements Result {}

        record Response(SIPResponse message) implements Result {}

        /** @param status what to answer if it is a request */
        record Unreadable(MessageHead head, int status, String why) implements Result {}
    }

    static Result read(byte[] bytes) {
        MessageHead head = MessageHead.of(bytes);
        try {
            checkStart(head.start());
            Set<String> seen = new HashSet<>();
            for (MessageHead.Line line : head.lines()) {
                if (SINGLE.contains(line.name()) && !seen.add(line.name())) {
                    throw new ParseException("more than one " + line.name(), 0);
                }
            }
            byte[] body = body(bytes, head);
            SIPMessage message = new StringMsgParser()
                    .parseSIPMessage(
                            Arrays.copyOf(bytes, head.bodyStart()),
                            false,
                            false,
                            EssentialHeaders.OTHERS_MAY_BE_UNREADABLE);
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
        if (BARE_IPV6.matcher(parts[1]).matches()) {
            throw new ParseException("an IPv6 address without brackets", 0);
        }
    }

    /** The body as Content-Length cuts it; without one, the rest (RFC 3261 section 18.3). */
    private static byte[] body(byte[] bytes, MessageHead head) throws ParseException {
        int there = bytes.length - head.bodyStart();
        List<String> announced = head.all("content-length").stream().distinct().toList();
        if (announced.isEmpty()) {
            return Arrays.copyOfRange(bytes, head.bodyStart(), bytes.length);
        }
        if (announced.size() > 1) {
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
