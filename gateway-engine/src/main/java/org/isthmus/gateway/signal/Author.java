package org.isthmus.gateway.signal;

import org.isthmus.gateway.address.Address;

/**
 * Who wrote something first, as claimed by whoever passed it on. Shown, never trusted as authentication.
 *
 * @param name as the author is called there, empty when unknown
 */
public record Author(Address address, String name) {}
