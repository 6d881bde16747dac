package org.isthmus.media.srtp;

/** The library compares its ciphers when it makes the first context of each kind, which takes a second that no call should wait. */
public final class Warmup {

    private Warmup() {}

    public static void run() {
        for (Suite suite : Suite.values()) {
            MasterKey key = new MasterKey(suite, new byte[suite.keyLength() + suite.saltLength()]);
            try (SrtpProtector protector = new SrtpProtector(key, key)) {
                byte[] packet = new byte[64];
                packet[0] = (byte) 0x80;
                protector.protect(false, packet, packet.length);
                protector.protect(true, packet, packet.length);
            }
        }
    }
}
