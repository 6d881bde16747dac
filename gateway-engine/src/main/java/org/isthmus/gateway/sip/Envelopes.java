package org.isthmus.gateway.sip;

import java.text.ParseException;
import java.util.Map;
import javax.sip.header.ContentTypeHeader;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.message.SipPayload;
import org.isthmus.gateway.sip.useragent.Draft;
import org.isthmus.gateway.sip.useragent.Identity;
import org.isthmus.gateway.sip.useragent.Words;

/**
 * Makes MESSAGE requests. Each has a From tag of its own and a higher CSeq than the one before, so that two messages of one
 * thread, which share the Call-ID, are never taken for one (RFC 3261 section 8.2.2.2).
 */
final class Envelopes {

    private final Identity identity;
    private final Sequence sequence;
    private final String fixedCallId;

    /** Counts; shared by everything that an account sends. */
    static final class Sequence {
        private long last;

        long next() {
            return ++last;
        }

        void atLeast(long used) {
            last = Math.max(last, used);
        }
    }

    Envelopes(Identity identity, Sequence sequence) {
        this(identity, sequence, "");
    }

    private Envelopes(Identity identity, Sequence sequence, String fixedCallId) {
        this.identity = identity;
        this.sequence = sequence;
        this.fixedCallId = fixedCallId;
    }

    /** The same, with the Call-ID that a message had before. */
    Envelopes continuing(String callId) {
        return new Envelopes(identity, sequence, callId);
    }

    String newCallId() {
        return fixedCallId.isEmpty() ? identity.words().token() : fixedCallId;
    }

    Draft around(SipPayload payload, SipAddress to, String callId) throws ParseException {
        Words words = identity.words();
        Draft draft = identity.request("MESSAGE", to, callId, words.token(), sequence.next());
        for (Map.Entry<String, String> header : payload.headers().entrySet()) {
            draft.with(words.header(header.getKey(), header.getValue()));
        }
        return draft.withBody(
                payload.body(), (ContentTypeHeader) words.header(ContentTypeHeader.NAME, payload.contentType()));
    }
}
