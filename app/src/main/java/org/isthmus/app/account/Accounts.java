package org.isthmus.app.account;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.isthmus.app.Registration;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.OwnPresence;
import org.isthmus.gateway.error.CertificateInfo;
import org.isthmus.gateway.signal.Availability;

/** The person's accounts. An account that cannot sign in stays, and says why. */
public interface Accounts {

    List<Account> all();

    default Optional<Account> find(EndpointId id) {
        return all().stream().filter(account -> account.id().equals(id)).findFirst();
    }

    /** Adds an account and begins to sign in; how that goes is told to the observers. */
    CompletableFuture<Account> add(Address address, String password, String displayName, AccountOptions options);

    /** Changes an account and signs in anew. The password is kept when none is given. */
    CompletableFuture<Account> change(
            EndpointId id, Address address, Optional<String> password, String displayName, AccountOptions options);

    /** Removes the account; its history stays. */
    CompletableFuture<Void> remove(EndpointId id);

    void setEnabled(EndpointId id, boolean enabled);

    void retry(EndpointId id);

    /** Trusts the certificate for its host and tries again. */
    void trust(EndpointId id, CertificateInfo certificate, TrustDuration duration);

    OwnPresence presence();

    /** Whether the person does not want to be disturbed: nothing rings, nothing is shown on the desktop. */
    default boolean undisturbed() {
        return presence().availability() == Availability.BUSY;
    }

    void setPresence(OwnPresence presence);

    Registration observe(Consumer<AccountEvent> observer);

    /** How long a certificate is trusted. */
    enum TrustDuration {
        THIS_SESSION,
        ALWAYS
    }
}
