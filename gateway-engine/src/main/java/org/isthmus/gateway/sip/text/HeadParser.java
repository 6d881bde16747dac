package org.isthmus.gateway.sip.text;

import gov.nist.javax.sip.header.RequestLine;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.message.SIPDuplicateHeaderException;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Optional;
import org.isthmus.gateway.sip.transport.EssentialHeaders;

/** Makes a message of its head: plain lines here, all others with JAIN-SIP's parsers, whole odd heads too. */
final class HeadParser extends StringMsgParser {

    /** @param bytes those that the head was read from */
    SIPMessage parse(MessageHead head, byte[] bytes) throws ParseException {
        if (!head.isRegular()) {
            return parseSIPMessage(
                    Arrays.copyOf(bytes, head.bodyStart()), false, false, EssentialHeaders.OTHERS_MAY_BE_UNREADABLE);
        }
        SIPMessage message = start(trimEndOfLine(head.start()), bytes);
        for (MessageHead.Line line : head.lines()) {
            add(line, message, bytes);
        }
        message.setSize(head.bodyStart());
        return message;
    }

    private SIPMessage start(String line, byte[] bytes) throws ParseException {
        Optional<RequestLine> plain = PlainHeaders.requestLine(line);
        if (plain.isEmpty()) {
            return processFirstLine(line, EssentialHeaders.OTHERS_MAY_BE_UNREADABLE, bytes);
        }
        SIPRequest request = new SIPRequest();
        request.setRequestLine(plain.get());
        return request;
    }

    private void add(MessageHead.Line line, SIPMessage message, byte[] bytes) throws ParseException {
        String text = trimEndOfLine(line.text());
        Optional<? extends SIPHeader> plain =
                line.isNamedPlainly() ? PlainHeaders.read(line.name(), valueOf(text)) : Optional.empty();
        if (plain.isEmpty()) {
            processHeader(text, message, EssentialHeaders.OTHERS_MAY_BE_UNREADABLE, bytes);
            return;
        }
        try {
            message.attachHeader(plain.get(), false);
        } catch (SIPDuplicateHeaderException e) {
            throw new IllegalStateException("headers that come twice are kept or ignored", e);
        }
    }

    private static Cursor valueOf(String line) {
        Cursor value = new Cursor(line, line.indexOf(':') + 1);
        value.skipBlanks();
        return value;
    }
}
