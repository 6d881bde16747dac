package org.isthmus.gateway.sip.text;

import gov.nist.javax.sip.header.ContentLength;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;

/**
 * Writes messages. JAIN-SIP's own writer puts headers into the charset of the body, and the transport of the moment into the
 * Via of a response, which has to go back as it came.
 */
public final class SipWriter {

    private static final int USUAL_HEAD = 768;

    private SipWriter() {}

    /** The bytes, ready to send, with the Content-Length that the body has. */
    public static byte[] bytes(SIPMessage message) {
        StringBuilder head = new StringBuilder(USUAL_HEAD);
        if (message instanceof SIPRequest request) {
            request.getRequestLine().encode(head);
        } else if (message instanceof SIPResponse response) {
            head.append("SIP/2.0 ")
                    .append(response.getStatusCode())
                    .append(' ')
                    .append(response.getReasonPhrase() == null ? "" : response.getReasonPhrase())
                    .append("\r\n");
        }
        for (Iterator<SIPHeader> headers = message.getHeaders(); headers.hasNext(); ) {
            SIPHeader header = headers.next();
            if (!(header instanceof ContentLength)) {
                header.encode(head);
            }
        }
        byte[] body = message.getRawContent();
        int length = body == null ? 0 : body.length;
        head.append("Content-Length: ").append(length).append("\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.UTF_8);
        if (body == null) {
            return start;
        }
        byte[] whole = Arrays.copyOf(start, start.length + length);
        System.arraycopy(body, 0, whole, start.length, length);
        return whole;
    }
}
