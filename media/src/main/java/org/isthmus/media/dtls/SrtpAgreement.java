package org.isthmus.media.dtls;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsFatalAlert;
import org.isthmus.media.description.Security.Fingerprint;
import org.isthmus.media.srtp.MasterKey;
import org.isthmus.media.srtp.Suite;

/** What both roles of a handshake have in common: the certificate that was promised and the keys that come out. */
final class SrtpAgreement {

    /** In order of preference (RFC 5764 section 4.1.2). */
    static final List<Suite> SUITES = List.of(
            Suite.AEAD_AES_128_GCM,
            Suite.AEAD_AES_256_GCM,
            Suite.AES_CM_128_HMAC_SHA1_80,
            Suite.AES_CM_128_HMAC_SHA1_32);

    private final boolean client;
    private final List<Fingerprint> promised;
    private Optional<Suite> suite = Optional.empty();
    private Optional<DtlsKeys> keys = Optional.empty();
    private boolean wrongCertificate;

    SrtpAgreement(boolean client, List<Fingerprint> promised) {
        this.client = client;
        this.promised = promised;
    }

    static int[] profiles() {
        return SUITES.stream().mapToInt(Suite::dtlsProfile).toArray();
    }

    void check(Certificate certificate) throws IOException {
        if (certificate.isEmpty()
                || !Fingerprints.matches(
                        promised, certificate.getCertificateAt(0).getEncoded())) {
            wrongCertificate = true;
            throw new TlsFatalAlert(AlertDescription.bad_certificate);
        }
    }

    boolean wrongCertificate() {
        return wrongCertificate;
    }

    /** Takes the first of this side's suites that is among the other side's profiles. */
    Suite choose(int[] offered) throws IOException {
        for (Suite own : SUITES) {
            if (Arrays.stream(offered).anyMatch(profile -> profile == own.dtlsProfile())) {
                suite = Optional.of(own);
                return own;
            }
        }
        throw new TlsFatalAlert(AlertDescription.handshake_failure);
    }

    /** The keys in the order of RFC 5764 section 4.2. */
    void export(TlsContext context) throws IOException {
        Suite chosen = suite.orElseThrow(() -> new TlsFatalAlert(AlertDescription.handshake_failure));
        int key = chosen.keyLength();
        int salt = chosen.saltLength();
        byte[] material = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, 2 * (key + salt));
        MasterKey clients = new MasterKey(chosen, part(material, 0, key, 2 * key, salt));
        MasterKey servers = new MasterKey(chosen, part(material, key, key, 2 * key + salt, salt));
        Arrays.fill(material, (byte) 0);
        keys = Optional.of(client ? new DtlsKeys(clients, servers) : new DtlsKeys(servers, clients));
    }

    private static byte[] part(byte[] material, int key, int keyLength, int salt, int saltLength) {
        byte[] both = new byte[keyLength + saltLength];
        System.arraycopy(material, key, both, 0, keyLength);
        System.arraycopy(material, salt, both, keyLength, saltLength);
        return both;
    }

    DtlsKeys keys() throws IOException {
        return keys.orElseThrow(() -> new TlsFatalAlert(AlertDescription.internal_error));
    }
}
