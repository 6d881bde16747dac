package org.isthmus.app.lab.sip;

import java.time.Instant;
import java.util.Optional;
import javax.sip.address.Address;
import javax.sip.address.Hop;
import javax.sip.address.SipURI;

/**
 * One device at which a user can be reached (RFC 3261 section 10.3).
 *
 * @param flow where the registration came from, when the device is to be reached the same way (RFC 5626)
 */
record Binding(Address contact, String callId, long sequence, float preference, Instant expires, Optional<Hop> flow) {

    SipURI uri() {
        return (SipURI) contact.getURI();
    }
}
