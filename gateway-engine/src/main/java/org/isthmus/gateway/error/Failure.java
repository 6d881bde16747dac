package org.isthmus.gateway.error;

import java.util.Optional;

/**
 * A failure as a value: what a person is told, and what the protocol said.
 *
 * @param detail English, technical, one line, without secrets; shown on request
 * @param wire the protocol's own words, for the mapping to the other network
 * @param certificate the certificate that was not trusted, so that the person can decide
 */
public record Failure(Reason reason, String detail, Optional<WireError> wire, Optional<CertificateInfo> certificate) {

    public static Failure of(Reason reason, String detail) {
        return new Failure(reason, detail, Optional.empty(), Optional.empty());
    }

    public static Failure of(Reason reason, String detail, WireError wire) {
        return new Failure(reason, detail, Optional.of(wire), Optional.empty());
    }

    public static Failure of(Reason reason, String detail, CertificateInfo certificate) {
        return new Failure(reason, detail, Optional.empty(), Optional.of(certificate));
    }
}
