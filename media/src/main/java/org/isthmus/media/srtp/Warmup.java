package org.isthmus.media.srtp;

/** The first context of each kind loads and tries the ciphers, which takes longer than a call should wait. */
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
