package org.isthmus.app.secret;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key store of the system where one answers, otherwise the encrypted file. The key store is looked for when the first
 * secret is wanted, because that may take a moment. A secret that was kept in the file, on a day without a key store, is
 * still found.
 */
public final class SystemSecrets implements SecretStore {

    private static final Logger LOG = LoggerFactory.getLogger(SystemSecrets.class);

    private final SecretStore file;
    private final Supplier<Optional<SecretStore>> opening;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<SecretStore> keyStore = Optional.empty();
    private boolean looked;

    SystemSecrets(Supplier<Optional<SecretStore>> opening, SecretStore file) {
        this.opening = opening;
        this.file = file;
    }

    /** The system's own key store before the given file. */
    public static SystemSecrets before(SecretStore file) {
        return new SystemSecrets(KeyringSecrets::open, file);
    }

    @Override
    public Optional<String> get(String name) {
        return keyStore().flatMap(store -> store.get(name)).or(() -> file.get(name));
    }

    @Override
    public void put(String name, String secret) {
        Optional<SecretStore> store = keyStore();
        if (store.isPresent() && taken(store.get(), name, secret)) {
            file.remove(name);
        } else {
            file.put(name, secret);
        }
    }

    @Override
    public void remove(String name) {
        keyStore().ifPresent(store -> store.remove(name));
        file.remove(name);
    }

    /** A key store that is locked, or that forgets, must not cost the person a password. */
    private static boolean taken(SecretStore store, String name, String secret) {
        try {
            store.put(name, secret);
            return store.get(name).filter(secret::equals).isPresent();
        } catch (SecretException e) {
            LOG.warn("The key store refused; the password goes to the encrypted file.", e);
            return false;
        }
    }

    private Optional<SecretStore> keyStore() {
        lock.lock();
        try {
            if (!looked) {
                keyStore = opening.get();
                looked = true;
            }
            return keyStore;
        } finally {
            lock.unlock();
        }
    }
}
