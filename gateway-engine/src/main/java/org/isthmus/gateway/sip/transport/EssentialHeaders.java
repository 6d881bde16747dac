package org.isthmus.gateway.sip.transport;

import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.CallID;
import gov.nist.javax.sip.header.ContentLength;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.RequestLine;
import gov.nist.javax.sip.header.StatusLine;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import java.util.Set;

/** The headers without which a message can be neither matched nor answered. */
public final class EssentialHeaders {

    private static final Set<Class<?>> ALL = Set.of(
            Via.class,
            From.class,
            To.class,
            CallID.class,
            CSeq.class,
            ContentLength.class,
            RequestLine.class,
            StatusLine.class);

    /** Keeps headers that cannot be read aside, unless a message cannot live without them (RFC 3261 section 16.3). */
    public static final ParseExceptionListener OTHERS_MAY_BE_UNREADABLE = (why, message, header, text, whole) -> {
        if (header != null && ALL.contains(header)) {
            throw why;
        }
        message.addUnparsed(text);
    };

    private EssentialHeaders() {}
}
