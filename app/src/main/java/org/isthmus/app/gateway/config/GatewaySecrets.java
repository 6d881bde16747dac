package org.isthmus.app.gateway.config;

import java.nio.file.Path;
import org.isthmus.app.secret.EncryptedFileSecrets;
import org.isthmus.app.secret.SecretStore;
import org.isthmus.app.secret.SystemSecrets;

/** The gateway's secrets, apart from the person's passwords. */
public final class GatewaySecrets {

    private GatewaySecrets() {}

    /** The name in the key store of what the file calls {@code keyring = "name"}. */
    public static String key(String name) {
        return "gateway:" + name;
    }

    /**
     * The system's key store, or, where there is none, an encrypted file in the folder: one that nothing else writes, so that
     * the window may run at the same time.
     */
    public static SecretStore in(Path folder) {
        return SystemSecrets.before(
                new EncryptedFileSecrets(folder.resolve("gateway-secrets.enc"), folder.resolve("gateway-secrets.key")));
    }
}
