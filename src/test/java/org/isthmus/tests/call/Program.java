package org.isthmus.tests.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.isthmus.app.IsthmusClient;
import org.isthmus.app.account.Account;
import org.isthmus.app.account.AccountOptions;
import org.isthmus.app.account.Accounts;
import org.isthmus.app.call.CallEvent;
import org.isthmus.app.call.CallView;
import org.isthmus.app.call.Calls;
import org.isthmus.app.call.PictureSources;
import org.isthmus.app.conversation.Route;
import org.isthmus.app.profile.Profile;
import org.isthmus.app.profile.ProfileException;
import org.isthmus.app.secret.EncryptedFileSecrets;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.CertificateInfo;
import org.isthmus.gateway.sip.SipAccountConfig;
import org.isthmus.gateway.xmpp.XmppAccountConfig;
import org.isthmus.media.VideoSink;
import org.isthmus.tests.peer.Door;
import org.isthmus.tests.peer.Kamailio;
import org.isthmus.tests.peer.Prosody;

/** The whole program without its window, signed in with one account, with a headset that says a tone of its own. */
final class Program implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(40);

    /** A tone quieter than this, in the unit of a sample, is not there. */
    static final double AUDIBLE = 400;

    private final IsthmusClient client;
    private final Headset headset;
    private final EndpointId account;
    private final List<CallView> over = new CopyOnWriteArrayList<>();
    private final List<Address> askedToCall = new CopyOnWriteArrayList<>();
    private final List<Character> keys = new CopyOnWriteArrayList<>();

    private Program(Path folder, double tone, Address address, String password, AccountOptions options) {
        headset = new Headset(tone);
        try {
            Profile profile = Profile.open(Files.createDirectories(folder));
            client = IsthmusClient.open(
                    profile, new EncryptedFileSecrets(profile.secrets(), profile.secretsKey()), () -> headset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ProfileException e) {
            throw new IllegalStateException(e);
        }
        client.calls().observe(this::happened);
        account = client.accounts().add(address, password, "", options).join().id();
    }

    /** Signed in when this returns. */
    static Program onXmpp(Path folder, Prosody server, String user, double tone) {
        return new Program(
                        folder,
                        tone,
                        new XmppAddress(user, Prosody.DOMAIN, ""),
                        Prosody.password(user),
                        AccountOptions.standard()
                                .withServer(new HostPort("127.0.0.1", server.port()))
                                .withEncryption(XmppAccountConfig.Encryption.NONE_ON_LOOPBACK))
                .signedIn();
    }

    /** Signed in when this returns. */
    static Program onSip(Path folder, Kamailio server, String user, double tone) {
        return onSip(folder, user, tone, new HostPort("127.0.0.1", server.port()), SipAccountConfig.Transport.UDP)
                .signedIn();
    }

    /**
     * Signed in over TLS when this returns.
     *
     * @param door before a Kamailio; its certificate is trusted
     */
    static Program onSipTls(Path folder, Door door, String user, double tone) {
        Program program = onSip(folder, user, tone, door.at("localhost"), SipAccountConfig.Transport.TLS);
        until(() -> program.shown().isPresent());
        program.client
                .accounts()
                .trust(program.account, program.shown().orElseThrow(), Accounts.TrustDuration.THIS_SESSION);
        return program.signedIn();
    }

    private Optional<CertificateInfo> shown() {
        return client.accounts()
                .find(account)
                .map(Account::state)
                .flatMap(state -> state instanceof EndpointState.Failed failed
                        ? failed.failure().certificate()
                        : Optional.empty());
    }

    private static Program onSip(
            Path folder, String user, double tone, HostPort server, SipAccountConfig.Transport transport) {
        return new Program(
                folder,
                tone,
                SipAddress.of(user, Kamailio.DOMAIN),
                Kamailio.password(user),
                AccountOptions.standard().withServer(server).withTransport(transport));
    }

    private Program signedIn() {
        until(() -> client.accounts().find(account).filter(Account::online).isPresent());
        return this;
    }

    private void happened(CallEvent event) {
        switch (event) {
            case CallEvent.Over(CallView call) -> over.add(call);
            case CallEvent.Pressed(CallView _, char digit) -> keys.add(digit);
            case CallEvent.TransferAsked(CallView _, Address target) -> askedToCall.add(target);
            case CallEvent.Changed _,
                    CallEvent.PictureMissing _,
                    CallEvent.Recorded _,
                    CallEvent.NotRecorded _,
                    CallEvent.HistoryChanged _ -> {}
        }
    }

    Address address() {
        return client.accounts().find(account).orElseThrow().address();
    }

    double tone() {
        return headset.tone();
    }

    Calls calls() {
        return client.calls();
    }

    /** Calls a program, or any device of its person. */
    CallView call(Program other) {
        return call(other.address());
    }

    CallView call(Address peer) {
        return switch (calls().call(new Route(account, peer), false).join()) {
            case Calls.Placed.Call(CallView call) -> call;
            case Calls.Placed.Refused(Outcome.Failed why) -> throw new AssertionError(why.toString());
        };
    }

    void awaitRing() {
        until(() -> calls().current().stream().anyMatch(CallView::rings));
    }

    /** Waits until it rings and takes the call. */
    void answer() {
        awaitRing();
        calls().current().stream().filter(CallView::rings).forEach(call -> calls().answer(call.key(), false));
    }

    /** The latest call that is not over. */
    CallView latest() {
        until(() -> !calls().current().isEmpty());
        return calls().current().getLast();
    }

    void hangUp() {
        calls().hangUp(latest().key());
    }

    /** Waits until no call is left. */
    void awaitQuiet() {
        until(() -> calls().current().isEmpty());
    }

    /** Waits for the end of a call, and takes it off the list. */
    CallEnd.Reason awaitEnd() {
        until(() -> !over.isEmpty());
        assertThat(over.getFirst().state()).isInstanceOf(CallView.Ended.class);
        return over.removeFirst().state() instanceof CallView.Ended(CallEnd why, var _)
                ? why.reason()
                : CallEnd.Reason.UNSAID;
    }

    /** The calls that have ended and were not looked at yet. */
    List<CallView> ended() {
        return List.copyOf(over);
    }

    /** Waits until a tone is in what arrives from now on. */
    void awaitTone(double frequency) {
        headset.loudnessSinceLastAsked(frequency);
        until(() -> headset.loudnessSinceLastAsked(frequency) > AUDIBLE);
    }

    /** Waits until a tone is missing from what arrives. */
    void awaitSilence(double frequency) {
        until(() -> headset.loudnessSinceLastAsked(frequency) < AUDIBLE / 4);
    }

    /** Waits until this one and another hear each other. */
    void awaitTalkWith(Program other) {
        awaitTone(other.tone());
        other.awaitTone(tone());
    }

    /** How long a sound takes from this one's mouth to the other's ear. */
    Duration delayTo(Program other) {
        headset.quiet(true);
        other.awaitSilence(tone());
        other.headset.listen();
        headset.quiet(false);
        until(() -> other.headset.begunToHear().isPresent());
        return Duration.ofNanos(other.headset.begunToHear().getAsLong() - headset.begunToSay());
    }

    /** Shows the test picture in the call with another until it is seen there. */
    void showPictureTo(Program other) {
        SeenBars seen = new SeenBars();
        other.calls().watch(other.latest().key(), seen, VideoSink.NONE);
        calls().show(latest().key(), PictureSources.TEST.id());
        until(() -> seen.recognised() > 5);
    }

    /** Waits for whom the other side wants to be called in its place. */
    Address awaitAskedToCall() {
        until(() -> !askedToCall.isEmpty());
        return askedToCall.removeFirst();
    }

    /** Waits until the other side has pressed these keys. */
    void awaitKeys(String wanted) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(keys)
                        .containsExactlyElementsOf(
                                wanted.chars().mapToObj(key -> (char) key).toList()));
    }

    void forget() {
        over.clear();
        askedToCall.clear();
        keys.clear();
    }

    Headset headset() {
        return headset;
    }

    IsthmusClient client() {
        return client;
    }

    Optional<CallView> first() {
        return calls().current().stream().findFirst();
    }

    static void until(BooleanSupplier condition) {
        await().atMost(PATIENCE).until(condition::getAsBoolean);
    }

    @Override
    public void close() {
        client.close();
    }
}
