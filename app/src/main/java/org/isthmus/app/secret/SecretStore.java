package org.isthmus.app.secret;

import java.util.Optional;

/** Keeps secrets by name. Methods block, may wait for the person to unlock a key store, and may be called from any thread. */
public interface SecretStore {

    /** @throws SecretException when the store cannot be read */
    Optional<String> get(String name);

    /** @throws SecretException when the store cannot be written */
    void put(String name, String secret);

    /** Does nothing when there is none. */
    void remove(String name);
}
