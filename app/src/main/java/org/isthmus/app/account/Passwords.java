package org.isthmus.app.account;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.isthmus.app.secret.SecretStore;
import org.isthmus.gateway.endpoint.EndpointId;

/** The passwords of the accounts. A key store may ask the person before it answers, so everything here takes its time. */
final class Passwords {

    private final SecretStore secrets;
    private final Map<EndpointId, String> demo = new ConcurrentHashMap<>();
    private final ExecutorService slow = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("isthmus-secrets-", 0).factory());

    Passwords(SecretStore secrets) {
        this.secrets = secrets;
    }

    CompletableFuture<Void> put(AccountDetails account, String password) {
        if (account.demo()) {
            demo.put(account.id(), password);
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.runAsync(() -> secrets.put(account.id().value(), password), slow);
    }

    CompletableFuture<Void> remove(AccountDetails account) {
        if (account.demo()) {
            demo.remove(account.id());
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.runAsync(() -> secrets.remove(account.id().value()), slow);
    }

    /** Fetches the password and does something with it, off every other thread. Fails with {@link Missing} without one. */
    <T> CompletableFuture<T> use(AccountDetails account, Function<String, T> action) {
        return CompletableFuture.supplyAsync(
                () -> {
                    Optional<String> password = account.demo()
                            ? Optional.ofNullable(demo.get(account.id()))
                            : secrets.get(account.id().value());
                    return action.apply(password.orElseThrow(Missing::new));
                },
                slow);
    }

    /** No password is kept for the account. */
    static final class Missing extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Missing() {
            super("No password is kept for this account. Please enter it again.");
        }
    }
}
