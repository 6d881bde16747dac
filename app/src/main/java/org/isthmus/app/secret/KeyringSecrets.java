package org.isthmus.app.secret;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Secrets in the key store of the system: Secret Service or KWallet, Keychain, Credential Manager. */
final class KeyringSecrets implements SecretStore {

    private static final Logger LOG = LoggerFactory.getLogger(KeyringSecrets.class);
    private static final String SERVICE = "Isthmus";

    private final Keyring keyring;
    private final ReentrantLock lock = new ReentrantLock();

    private KeyringSecrets(Keyring keyring) {
        this.keyring = keyring;
    }

    /** The key store, when one answers. */
    static Optional<SecretStore> open() {
        try {
            return Optional.of(new KeyringSecrets(Keyring.create()));
        } catch (BackendNotSupportedException e) {
            LOG.info("No key store answers; passwords are kept in an encrypted file.");
            LOG.debug("Why there is no key store.", e);
            return Optional.empty();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The key store cannot be used; passwords are kept in an encrypted file.", e);
            return Optional.empty();
        }
    }

    /** The library says "not there" and "not readable" with the same exception, so that both are an empty answer here. */
    @Override
    public Optional<String> get(String name) {
        lock.lock();
        try {
            return Optional.ofNullable(keyring.getPassword(SERVICE, name));
        } catch (PasswordAccessException e) {
            LOG.debug("The key store has no answer for {}.", name, e);
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void put(String name, String secret) {
        lock.lock();
        try {
            keyring.setPassword(SERVICE, name, secret);
        } catch (PasswordAccessException e) {
            throw new SecretException("The key store does not take the password: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void remove(String name) {
        lock.lock();
        try {
            keyring.deletePassword(SERVICE, name);
        } catch (PasswordAccessException e) {
            LOG.debug("The key store had nothing to remove for {}.", name, e);
        } finally {
            lock.unlock();
        }
    }
}
