package org.isthmus.app;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.isthmus.app.account.AccountEvent;
import org.isthmus.app.account.Accounts;
import org.isthmus.app.bridge.BridgeView;
import org.isthmus.app.bridge.Bridges;
import org.isthmus.app.bridge.PatchBay;
import org.isthmus.app.call.AccountMedia;
import org.isthmus.app.call.CallTools;
import org.isthmus.app.call.Calls;
import org.isthmus.app.call.ChosenPictures;
import org.isthmus.app.call.ChosenSound;
import org.isthmus.app.call.NoSound;
import org.isthmus.app.call.PictureSources;
import org.isthmus.app.call.SoundDevices;
import org.isthmus.app.call.SystemPictures;
import org.isthmus.app.call.record.Recordings;
import org.isthmus.app.call.tone.Ringer;
import org.isthmus.app.call.tone.TonePlayer;
import org.isthmus.app.call.tone.Tones;
import org.isthmus.app.conversation.Conversations;
import org.isthmus.app.desktop.DesktopNotifier;
import org.isthmus.app.desktop.Notifier;
import org.isthmus.app.gateway.GatewayControl;
import org.isthmus.app.gateway.LocalGateway;
import org.isthmus.app.gateway.config.GatewayConfigReader;
import org.isthmus.app.gateway.config.GatewaySecrets;
import org.isthmus.app.lab.Lab;
import org.isthmus.app.lab.LocalLab;
import org.isthmus.app.people.People;
import org.isthmus.app.profile.LogFile;
import org.isthmus.app.profile.Profile;
import org.isthmus.app.profile.ProfileException;
import org.isthmus.app.secret.EncryptedFileSecrets;
import org.isthmus.app.secret.SecretStore;
import org.isthmus.app.secret.SystemSecrets;
import org.isthmus.app.settings.Settings;
import org.isthmus.app.store.StoreException;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.gateway.sip.SipNetwork;
import org.isthmus.gateway.xmpp.SystemDns;
import org.isthmus.gateway.xmpp.XmppNetwork;
import org.isthmus.media.AudioDevice;
import org.isthmus.media.AudioDevices;
import org.isthmus.media.MediaEngine;
import org.isthmus.media.VideoDevices;
import org.isthmus.media.capture.SystemVideo;
import org.isthmus.media.device.SystemAudio;
import org.isthmus.media.engine.JitsiMediaEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole program on one profile, with the real networks. Here, and only here, the parts are put together. */
public final class IsthmusClient implements Client {

    private static final Logger LOG = LoggerFactory.getLogger(IsthmusClient.class);

    /** How long servers have for good-byes; who does not answer by then is left without one. */
    private static final long MILLIS_FOR_SERVERS = 1_200;

    private final Profile profile;
    private final LogFile log;
    private final SystemScheduler scheduler;
    private final Late<NetworkEndpoints> networks = new Late<>();
    private final Lazy<MediaEngine> media;
    private final AppCore core;
    private final SoundDevices devices;
    private final Tones tones;
    private final Notifier notifier;
    private final PatchBay bridges;
    private final LocalGateway gateway;
    private final LocalLab lab;

    /**
     * @param ofCalls what calls speak and listen through
     * @param devices lets the person choose
     * @param pictures what calls show
     * @param recordings where they are recorded
     * @param notifier tells the person of them, and of what else happens
     */
    private record Senses(
            AudioDevices ofCalls,
            Tones tones,
            Function<Settings, SoundDevices> devices,
            PictureSources pictures,
            Recordings recordings,
            Notifier notifier) {}

    private IsthmusClient(Profile profile, SecretStore secrets, Senses senses, LogFile log) {
        this.profile = profile;
        this.tones = senses.tones();
        this.notifier = senses.notifier();
        this.log = log;
        this.scheduler = new SystemScheduler();
        this.media = new Lazy<>(() -> new JitsiMediaEngine(senses.ofCalls()));
        this.core = new AppCore(
                profile,
                secrets,
                scheduler,
                (accounts, settings) -> new CallTools(
                        new AccountMedia(media::get, accounts),
                        senses.pictures(),
                        new ChosenPictures(settings),
                        senses.recordings()),
                this::networks);
        this.devices = senses.devices().apply(core.settings());
        Ringer.follow(core.calls(), core.settings(), tones);
        this.bridges = new PatchBay(core.database(), core.switchboard(), scheduler);
        this.gateway = new LocalGateway(
                new GatewayConfigReader(System.getenv(), GatewaySecrets.in(profile.folder()), scheduler),
                core.database());
        this.lab = new LocalLab(scheduler, core.app(), core.accounts(), core.people(), bridges);
        core.accounts().observe(event -> {
            if (event instanceof AccountEvent.Removed(var id)) {
                bridges.removeAll(id);
            }
        });
        bridges.open();
        removeOrphans();
        core.accounts().start();
        networks.get().warmUp();
    }

    /**
     * Opens the program on the folder, with passwords in the system's key store where there is one, and begins to sign in.
     * Blocks for some hundred milliseconds, mostly the first look into the history.
     *
     * @throws ProfileException when the profile cannot be used; the message is for the person
     */
    public static IsthmusClient open(Path folder) throws ProfileException {
        Profile profile = Profile.open(folder);
        return open(profile, SystemSecrets.before(new EncryptedFileSecrets(profile.secrets(), profile.secretsKey())));
    }

    /** {@link #open(Path)} with another place for passwords. The client closes the profile. */
    public static IsthmusClient open(Profile profile, SecretStore secrets) throws ProfileException {
        SystemAudio audio = new SystemAudio();
        TonePlayer tones = new TonePlayer(() -> audio.open(AudioDevice.Kind.LOUDSPEAKER));
        return open(
                profile,
                secrets,
                new Senses(
                        audio,
                        tones,
                        settings -> new ChosenSound(audio, tones, settings),
                        new SystemPictures(new Lazy<VideoDevices>(SystemVideo::new)::get),
                        Recordings.inDocuments(),
                        DesktopNotifier.of(System.getenv())));
    }

    /** {@link #open(Profile, SecretStore, AudioDevices, Notifier)} without notices on the desktop. */
    public static IsthmusClient open(Profile profile, SecretStore secrets, AudioDevices sound) throws ProfileException {
        return open(profile, secrets, sound, Notifier.NONE);
    }

    /**
     * {@link #open(Profile, SecretStore)} with another microphone and loudspeaker and another desktop, without tones, cameras
     * and screens; calls are recorded in the profile. The client closes the notifier.
     */
    public static IsthmusClient open(Profile profile, SecretStore secrets, AudioDevices sound, Notifier notifier)
            throws ProfileException {
        return open(
                profile,
                secrets,
                new Senses(
                        sound,
                        _ -> {},
                        _ -> new NoSound(),
                        PictureSources.testOnly(),
                        new Recordings(profile.folder().resolve("recordings"), ZoneId.systemDefault()),
                        notifier));
    }

    private static IsthmusClient open(Profile profile, SecretStore secrets, Senses senses) throws ProfileException {
        LogFile log;
        try {
            log = LogFile.open(profile.log());
        } catch (ProfileException e) {
            profile.close();
            throw e;
        }
        try {
            return new IsthmusClient(profile, secrets, senses, log);
        } catch (StoreException e) {
            log.close();
            profile.close();
            throw new ProfileException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Accounts accounts() {
        return core.accounts();
    }

    @Override
    public People people() {
        return core.people();
    }

    @Override
    public Conversations conversations() {
        return core.conversations();
    }

    @Override
    public Calls calls() {
        return core.calls();
    }

    @Override
    public void prepareCalls() {
        media.get().start().exceptionally(problem -> {
            LOG.warn("Calls will not work: {}", problem.getMessage(), problem);
            return null;
        });
    }

    @Override
    public SoundDevices sound() {
        return devices;
    }

    @Override
    public Notifier notifier() {
        return notifier;
    }

    @Override
    public Bridges bridges() {
        return bridges;
    }

    @Override
    public GatewayControl gateway() {
        return gateway;
    }

    @Override
    public Lab lab() {
        return lab;
    }

    @Override
    public Settings settings() {
        return core.settings();
    }

    @Override
    public void close() {
        long begun = System.nanoTime();
        tones.play(Optional.empty());
        notifier.close();
        bridges.close();
        gateway.close();
        CompletableFuture.runAsync(
                        this::leaveNetworks,
                        work -> Thread.ofVirtual().name("isthmus-leave").start(work))
                .completeOnTimeout(null, MILLIS_FOR_SERVERS, TimeUnit.MILLISECONDS)
                .join();
        core.close();
        scheduler.close();
        LOG.info("Closed in {} ms.", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        log.close();
        profile.close();
    }

    /** Takes as long as the slowest server answers. The lab's servers go last, so that its accounts can sign out. */
    private void leaveNetworks() {
        core.calls().hangUpAll();
        core.signOut();
        media.made().ifPresent(MediaEngine::close);
        networks.get().close();
        lab.close();
    }

    private NetworkEndpoints networks(AppCore made) {
        NetworkEndpoints endpoints = new NetworkEndpoints(
                () -> new SipNetwork(scheduler, made.trust()),
                () -> new XmppNetwork(scheduler, made.trust(), new SystemDns(), made.archiveMarks()),
                made.switchboard(),
                account -> made.calls().taker(account));
        networks.set(endpoints);
        return endpoints;
    }

    /** Bridges over accounts that are gone, such as those of the lab after a crash. */
    private void removeOrphans() {
        for (BridgeView bridge : bridges.all()) {
            boolean whole = core.accounts().find(bridge.sip().account()).isPresent()
                    && core.accounts().find(bridge.xmpp().account()).isPresent();
            if (!whole) {
                bridges.remove(bridge.id());
            }
        }
    }
}
