package org.isthmus.app;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.app.account.Account;
import org.isthmus.app.account.AccountBook;
import org.isthmus.app.account.AccountEvent;
import org.isthmus.app.account.AccountOptions;
import org.isthmus.app.call.CallTools;
import org.isthmus.app.call.ChosenPictures;
import org.isthmus.app.call.PictureSource;
import org.isthmus.app.call.PictureSources;
import org.isthmus.app.call.record.Recordings;
import org.isthmus.app.conversation.ConversationBook;
import org.isthmus.app.conversation.ConversationEvent;
import org.isthmus.app.people.AddressBook;
import org.isthmus.app.people.PeopleEvent;
import org.isthmus.app.people.Person;
import org.isthmus.app.profile.Profile;
import org.isthmus.app.profile.ProfileException;
import org.isthmus.app.secret.EncryptedFileSecrets;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.DevicePresence;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.isthmus.media.MediaListener;
import org.isthmus.media.MediaSession;
import org.isthmus.media.RelayServer;

/** The app on a folder of a test, with scripted endpoints as its networks and a clock that the test turns. */
final class TestApp implements AutoCloseable {

    final ManualScheduler clock;
    final Profile profile;
    final AppCore core;
    final Map<EndpointId, ScriptedEndpoint> endpoints = new ConcurrentHashMap<>();
    final Map<EndpointId, String> passwords = new ConcurrentHashMap<>();
    final Collection<PeopleEvent> peopleEvents = new ConcurrentLinkedQueue<>();
    final Collection<ConversationEvent> chatEvents = new ConcurrentLinkedQueue<>();
    final Collection<AccountEvent> accountEvents = new ConcurrentLinkedQueue<>();
    final List<ScriptedMedia> media = new CopyOnWriteArrayList<>();
    final List<PictureSource> pictures = new CopyOnWriteArrayList<>(List.of(PictureSources.TEST));
    volatile boolean signsIn = true;

    TestApp(Path folder) {
        this(folder, new ManualScheduler());
    }

    TestApp(Path folder, ManualScheduler clock) {
        this(folder, clock, true);
    }

    TestApp(Path folder, ManualScheduler clock, boolean signsIn) {
        this.clock = clock;
        this.signsIn = signsIn;
        try {
            profile = Profile.open(folder);
        } catch (ProfileException e) {
            throw new IllegalStateException(e);
        }
        core = new AppCore(
                profile,
                new EncryptedFileSecrets(profile.secrets(), profile.secretsKey()),
                clock,
                (accounts, settings) -> new CallTools(
                        this::openMedia,
                        () -> CompletableFuture.completedFuture(List.copyOf(pictures)),
                        new ChosenPictures(settings),
                        new Recordings(folder.resolve("recordings"), ZoneOffset.UTC)),
                made -> (details, password) -> {
                    ScriptedEndpoint endpoint =
                            new ScriptedEndpoint(details.id(), details.address(), made.switchboard());
                    endpoint.signsIn = this.signsIn;
                    endpoints.put(details.id(), endpoint);
                    passwords.put(details.id(), password);
                    return endpoint;
                });
        core.people().observe(peopleEvents::add);
        core.conversations().observe(chatEvents::add);
        core.accounts().observe(accountEvents::add);
        core.accounts().start();
    }

    private MediaSession openMedia(EndpointId account, List<RelayServer> relays, MediaListener listener) {
        ScriptedMedia session = new ScriptedMedia(listener);
        media.add(session);
        return session;
    }

    AddressBook people() {
        return core.people();
    }

    ConversationBook chats() {
        return core.conversations();
    }

    AccountBook accounts() {
        return core.accounts();
    }

    /** An account that is signed in. */
    ScriptedEndpoint account(String address) {
        Account account = accounts()
                .add(address(address), "secret", "Me", AccountOptions.standard())
                .join();
        return endpoint(account.id());
    }

    ScriptedEndpoint endpoint(EndpointId id) {
        await().until(() -> endpoints.containsKey(id)
                && (!signsIn || accounts().find(id).filter(Account::online).isPresent()));
        return Objects.requireNonNull(endpoints.get(id));
    }

    Person person(String address) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> people().findByAddress(address(address)).isPresent());
        return people().findByAddress(address(address)).orElseThrow();
    }

    /** Waits until the app's thread has done what was handed to it so far. */
    void settle() {
        core.app().call(() -> true).join();
    }

    @Override
    public void close() {
        core.signOut();
        core.close();
        profile.close();
    }

    /** What is on the disk at this instant, as a kill would leave it, and the lock given back. */
    void crash() {
        settle();
        core.database().close();
        profile.close();
    }

    static Address address(String text) {
        try {
            return Address.parse(text.startsWith("sip:") ? Network.SIP : Network.XMPP, text);
        } catch (AddressException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Contact contact(String address, String name) {
        return new Contact(address(address), name, java.util.Set.of(), true, true, false);
    }

    static PresenceUpdate presence(String from, String to, String device, Availability availability, String note) {
        return new PresenceUpdate(
                address(from),
                address(to),
                List.of(new DevicePresence(
                        device, availability, Map.of("", note), OptionalInt.empty(), Optional.empty())),
                false,
                Optional.empty());
    }

    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
