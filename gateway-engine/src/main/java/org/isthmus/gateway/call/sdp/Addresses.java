package org.isthmus.gateway.call.sdp;

import java.util.List;
import java.util.Optional;
import org.isthmus.gateway.call.Hosts;

/** Addresses of c= and o= lines. */
final class Addresses {

    private Addresses() {}

    /** The address of a c= line, without the TTL and the number of a multicast address. */
    static Optional<String> ofConnection(String value) {
        List<String> words = Words.of(value);
        if (words.size() < 3 || !words.get(0).equals("IN")) {
            return Optional.empty();
        }
        String address = words.get(2);
        int slash = address.indexOf('/');
        return Optional.of(slash < 0 ? address : address.substring(0, slash)).filter(Hosts::isHost);
    }

    /** An address as it stands in a c= line. */
    static String connection(String address) {
        return (Hosts.isIpv6(address) ? "IN IP6 " : "IN IP4 ") + address;
    }
}
