package org.isthmus.app.gateway.config;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Whether two keys are a pair. */
final class KeyPairs {

    private static final byte[] SAMPLE = "isthmus".getBytes(StandardCharsets.US_ASCII);

    private KeyPairs() {}

    /** Whether the public key believes what the private key signs. */
    static boolean belong(PrivateKey key, PublicKey certified) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC", "ECDSA" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(SAMPLE);
            Signature checking = Signature.getInstance(algorithm);
            checking.initVerify(certified);
            checking.update(SAMPLE);
            return checking.verify(signing.sign());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
