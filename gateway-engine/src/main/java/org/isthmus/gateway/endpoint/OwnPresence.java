package org.isthmus.gateway.endpoint;

import org.isthmus.gateway.signal.Availability;

/** What the person says about being reachable; the note is empty when there is none. */
public record OwnPresence(Availability availability, String note) {}
