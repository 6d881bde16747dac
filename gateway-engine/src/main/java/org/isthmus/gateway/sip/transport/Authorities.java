package org.isthmus.gateway.sip.transport;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Who may issue certificates. */
public final class Authorities {

    private Authorities() {}

    /** Those that Java trusts, for when nobody says otherwise. */
    public static X509TrustManager ofSystem() {
        try {
            return of(null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java platform has no certificate authorities.", e);
        }
    }

    /**
     * Those whose certificates are in the store.
     *
     * @param store null for the one that Java itself uses
     * @throws GeneralSecurityException when the store cannot be used
     */
    public static X509TrustManager of(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
