package org.isthmus.gateway.error;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What a person needs to see of a certificate before trusting it.
 *
 * @param host the name that was asked for
 * @param sha256 upper-case hexadecimal with colons
 */
public record CertificateInfo(
        String host, String subject, String issuer, String sha256, Instant validFrom, Instant validUntil) {

    /** @throws CertificateEncodingException when the certificate has no encoding to take the fingerprint of */
    public static CertificateInfo of(String host, X509Certificate certificate) throws CertificateEncodingException {
        return new CertificateInfo(
                host,
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                fingerprint(certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    /** The SHA-256 fingerprint, as in {@link #sha256()}. */
    public static String fingerprint(X509Certificate certificate) throws CertificateEncodingException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
