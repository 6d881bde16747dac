package org.isthmus.gateway.sip.transport;

import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.CallID;
import gov.nist.javax.sip.header.ContentLength;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.RequestLine;
import gov.nist.javax.sip.header.StatusLine;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.header.Via;
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

    private EssentialHeaders() {}

    public static boolean contains(Class<?> header) {
        return ALL.contains(header);
    }
}
