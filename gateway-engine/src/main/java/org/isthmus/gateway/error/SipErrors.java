package org.isthmus.gateway.error;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sip.header.ContactHeader;
import javax.sip.header.RetryAfterHeader;
import javax.sip.header.WarningHeader;
import javax.sip.message.Response;

/** Final responses of JAIN-SIP as errors. */
public final class SipErrors {

    private static final int MOST_WARNINGS = 4;

    private SipErrors() {}

    public static SipError of(Response response) {
        Optional<String> contact = Optional.empty();
        if (response.getHeader(ContactHeader.NAME) instanceof ContactHeader first && !first.isWildCard()) {
            contact = Optional.of(first.getAddress().getURI().toString());
        }
        OptionalInt retryAfter = response.getHeader(RetryAfterHeader.NAME) instanceof RetryAfterHeader header
                ? OptionalInt.of(header.getRetryAfter())
                : OptionalInt.empty();
        String phrase = response.getReasonPhrase();
        return new SipError(
                response.getStatusCode(), phrase == null ? "" : phrase, contact, retryAfter, warnings(response));
    }

    private static String warnings(Response response) {
        List<String> texts = new ArrayList<>();
        for (Iterator<?> warnings = response.getHeaders(WarningHeader.NAME);
                warnings.hasNext() && texts.size() < MOST_WARNINGS; ) {
            if (warnings.next() instanceof WarningHeader warning && warning.getText() != null) {
                texts.add(warning.getText());
            }
        }
        return String.join("; ", texts);
    }
}
