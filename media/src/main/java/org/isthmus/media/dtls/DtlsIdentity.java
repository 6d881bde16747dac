package org.isthmus.media.dtls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.isthmus.media.MediaException;
import org.isthmus.media.description.Security.Fingerprint;

/** A key of P-256 with a certificate that nobody vouches for but the description, which bears its hash (RFC 5763 section 5). */
public final class DtlsIdentity {

    /** Says nothing of the person or the program. */
    private static final X500Name NAME = new X500Name("CN=media");

    private static final Duration VALID = Duration.ofDays(30);
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private final BcTlsCrypto crypto;
    private final AsymmetricCipherKeyPair keys;
    private final Certificate certificate;
    private final Fingerprint fingerprint;

    private DtlsIdentity(
            BcTlsCrypto crypto, AsymmetricCipherKeyPair keys, Certificate certificate, Fingerprint fingerprint) {
        this.crypto = crypto;
        this.keys = keys;
        this.certificate = certificate;
        this.fingerprint = fingerprint;
    }

    /** A new key and certificate; takes a few milliseconds. */
    public static DtlsIdentity create(SecureRandom random) throws MediaException {
        try {
            AsymmetricCipherKeyPair keys = newKeys(random);
            X509CertificateHolder holder = selfSigned(keys, random);
            byte[] encoded = holder.getEncoded();
            BcTlsCrypto crypto = new BcTlsCrypto(random);
            Certificate chain =
                    new Certificate(new TlsCertificate[] {new BcTlsCertificate(crypto, holder.toASN1Structure())});
            Fingerprint fingerprint = Fingerprints.of("sha-256", encoded).orElseThrow();
            return new DtlsIdentity(crypto, keys, chain, fingerprint);
        } catch (IOException | OperatorCreationException e) {
            throw new MediaException(MediaException.Cause.LOCAL, "No key for encrypted media could be made.", e);
        }
    }

    private static AsymmetricCipherKeyPair newKeys(SecureRandom random) {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        ECNamedDomainParameters curve =
                new ECNamedDomainParameters(SECObjectIdentifiers.secp256r1, ECNamedCurveTable.getByName("P-256"));
        generator.init(new ECKeyGenerationParameters(curve, random));
        return generator.generateKeyPair();
    }

    private static X509CertificateHolder selfSigned(AsymmetricCipherKeyPair keys, SecureRandom random)
            throws IOException, OperatorCreationException {
        var signature = new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256withECDSA");
        var digest = new DefaultDigestAlgorithmIdentifierFinder().find(signature);
        Instant now = Instant.now();
        return new X509v3CertificateBuilder(
                        NAME,
                        new BigInteger(64, random),
                        Date.from(now.minus(CLOCK_SKEW)),
                        Date.from(now.plus(VALID)),
                        NAME,
                        SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(keys.getPublic()))
                .build(new BcECContentSignerBuilder(signature, digest).build(keys.getPrivate()));
    }

    /** What the description says of the certificate. */
    public Fingerprint fingerprint() {
        return fingerprint;
    }

    BcTlsCrypto crypto() {
        return crypto;
    }

    TlsCredentialedSigner signer(TlsContext context) {
        return new BcDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                crypto,
                keys.getPrivate(),
                certificate,
                new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
    }
}
