package org.isthmus.tests.account;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.isthmus.app.IsthmusClient;
import org.isthmus.app.account.Account;
import org.isthmus.app.account.AccountOptions;
import org.isthmus.app.account.Accounts;
import org.isthmus.app.profile.Profile;
import org.isthmus.app.profile.ProfileException;
import org.isthmus.app.secret.EncryptedFileSecrets;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;

/** The whole program on a profile, without its window. */
final class Person implements AutoCloseable {

    /** No server may keep a person waiting for longer than this. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final IsthmusClient client;

    Person(Path folder) {
        try {
            Profile profile = Profile.open(folder);
            client = IsthmusClient.open(profile, new EncryptedFileSecrets(profile.secrets(), profile.secretsKey()));
        } catch (ProfileException e) {
            throw new IllegalStateException(e);
        }
    }

    Accounts accounts() {
        return client.accounts();
    }

    EndpointId add(Address address, String password, AccountOptions options) {
        return accounts().add(address, password, "Me", options).join().id();
    }

    Account account(EndpointId id) {
        return accounts().find(id).orElseThrow();
    }

    EndpointState.Failed awaitFailure(EndpointId id) {
        await().atMost(PATIENCE).until(() -> account(id).state() instanceof EndpointState.Failed);
        return (EndpointState.Failed) account(id).state();
    }

    EndpointState.Online awaitOnline(EndpointId id) {
        await().atMost(PATIENCE).until(() -> account(id).online());
        return (EndpointState.Online) account(id).state();
    }

    @Override
    public void close() {
        client.close();
    }
}
