package org.isthmus.gateway.sip.trunk;

import java.net.InetAddress;

/**
 * A range of addresses whose requests are believed without a challenge (RFC 3325 section 2.3 calls them a trust domain).
 *
 * @param bits the length of the prefix that counts
 */
public record Trusted(InetAddress network, int bits) {

    public Trusted {
        if (bits < 0 || bits > network.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException(
                    "A prefix of " + bits + " bits does not fit " + network.getHostAddress());
        }
    }

    /**
     * Reads {@code 192.0.2.7}, {@code 192.0.2.0/24} or {@code 2001:db8::/32}.
     *
     * @throws IllegalArgumentException when it is no address and no range; host names are none
     */
    public static Trusted parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int all = network.getAddress().length * Byte.SIZE;
        return new Trusted(network, slash < 0 ? all : Integer.parseInt(text.substring(slash + 1)));
    }

    public boolean contains(InetAddress address) {
        byte[] here = network.getAddress();
        byte[] there = address.getAddress();
        if (here.length != there.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (here[i] != there[i]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        int mask = 0xFF << (Byte.SIZE - rest);
        return rest == 0 || (here[whole] & mask) == (there[whole] & mask);
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + bits;
    }
}
