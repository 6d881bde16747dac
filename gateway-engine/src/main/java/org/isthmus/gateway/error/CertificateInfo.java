package org.isthmus.gateway.error;

import java.time.Instant;

/**
 * What a person needs to see of a certificate before trusting it.
 *
 * @param host the name that was asked for
 * @param sha256 upper-case hexadecimal with colons
 */
public record CertificateInfo(
        String host, String subject, String issuer, String sha256, Instant validFrom, Instant validUntil) {}
