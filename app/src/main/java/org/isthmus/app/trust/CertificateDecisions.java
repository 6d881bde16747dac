package org.isthmus.app.trust;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.isthmus.app.store.Database;
import org.isthmus.gateway.endpoint.CertificateTrust;
import org.isthmus.gateway.error.CertificateInfo;

/**
 * The person's decisions about certificates that do not stand by themselves. A decision holds for one host and for exactly
 * one certificate, named by its SHA-256 fingerprint: when the server shows another one, the person is asked again.
 */
public final class CertificateDecisions implements CertificateTrust {

    private final Database database;
    private final InstantSource clock;
    private final Set<Decision> trusted = ConcurrentHashMap.newKeySet();

    public CertificateDecisions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Reads the decisions. Blocks; to be called once, before anything else. */
    public void load() {
        trusted.addAll(database.readNow(handle -> handle.select("SELECT host, sha256 FROM trusted_certificate")
                .map((row, _) -> new Decision(row.getString(1), row.getString(2)))
                .list()));
    }

    /**
     * @param sha256 upper-case hexadecimal with colons
     * @param always also in later runs of the program
     */
    public void trust(String host, String sha256, boolean always) {
        Decision decision = Decision.of(host, sha256);
        trusted.add(decision);
        if (always) {
            database.change(handle -> handle.execute(
                    "INSERT OR IGNORE INTO trusted_certificate (host, sha256, since) VALUES (?, ?, ?)",
                    decision.host(),
                    decision.sha256(),
                    clock.millis()));
        }
    }

    @Override
    public boolean isTrusted(String host, X509Certificate certificate) {
        try {
            return trusted.contains(Decision.of(host, CertificateInfo.fingerprint(certificate)));
        } catch (CertificateEncodingException e) {
            return false;
        }
    }

    private record Decision(String host, String sha256) {

        static Decision of(String host, String sha256) {
            return new Decision(host.toLowerCase(Locale.ROOT), sha256.toUpperCase(Locale.ROOT));
        }
    }
}
