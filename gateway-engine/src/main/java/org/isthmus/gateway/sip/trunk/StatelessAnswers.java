package org.isthmus.gateway.sip.trunk;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HexFormat;
import org.isthmus.gateway.error.SipPhrases;
import org.isthmus.gateway.sip.transaction.TransactionIds;

/** Makes responses. The To tag of the same request is always the same, so that none of it has to be remembered (RFC 3261 section 8.2.7). */
final class StatelessAnswers {

    private final long salt = new SecureRandom().nextLong();

    SIPResponse to(SIPRequest request, int status) {
        SIPResponse response = request.createResponse(status, SipPhrases.of(status));
        if (response.getToTag() == null) {
            try {
                response.getTo().setTag(tag(TransactionIds.ofRequest(request)));
            } catch (ParseException e) {
                throw new IllegalStateException("a tag that To does not take", e);
            }
        }
        return response;
    }

    String tag(String of) {
        return HexFormat.of().toHexDigits(salt ^ (of.hashCode() * 0x9E37_79B9_7F4A_7C15L));
    }
}
