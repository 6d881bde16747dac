package org.isthmus.app.settings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.isthmus.app.Observers;
import org.isthmus.app.Registration;
import org.isthmus.app.profile.PrivateFiles;
import org.isthmus.gateway.concurrent.OrderedExecutor;
import org.isthmus.media.VoiceCare;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Preferences in a properties file that a person can read and edit. What cannot be understood is taken as the standard and
 * said in the log; properties that are not ours are kept.
 */
public final class SettingsFile implements Settings {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);

    private final Path file;
    private final Executor observersThread;
    private final OrderedExecutor disk = new OrderedExecutor("isthmus-settings");
    private final Observers<Preferences> observers = new Observers<>();
    private final Properties read = new Properties();
    private volatile Preferences preferences = Preferences.standard();

    private SettingsFile(Path file, Executor observersThread) {
        this.file = file;
        this.observersThread = observersThread;
    }

    /** Reads the file when there is one. Observers are called on the given executor. Blocks. */
    public static SettingsFile open(Path file, Executor observersThread) {
        SettingsFile settings = new SettingsFile(file, observersThread);
        settings.load();
        return settings;
    }

    @Override
    public Preferences get() {
        return preferences;
    }

    @Override
    public void set(Preferences newPreferences) {
        if (newPreferences.equals(preferences)) {
            return;
        }
        preferences = newPreferences;
        disk.execute(() -> save(newPreferences));
        observersThread.execute(() -> observers.tell(newPreferences));
    }

    @Override
    public Path profileFolder() {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    @Override
    public Registration observe(Consumer<Preferences> observer) {
        return observers.add(observer);
    }

    /** Completes when everything set so far is on the disk. */
    public CompletableFuture<Void> written() {
        return CompletableFuture.runAsync(() -> {}, disk);
    }

    private void load() {
        try (Reader in = Files.newBufferedReader(file)) {
            read.load(in);
        } catch (NoSuchFileException e) {
            LOG.debug("There are no settings yet.");
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("The settings {} cannot be read; the standard ones are used.", file, e);
        }
        Preferences standard = Preferences.standard();
        preferences = new Preferences(
                theme(read.getProperty("theme", "")),
                read.getProperty("language", standard.language()).strip(),
                flag("send-read-receipts", standard.sendReadReceipts()),
                flag("send-typing", standard.sendTyping()),
                flag("motion", standard.motion()),
                new Preferences.Sound(
                        read.getProperty("microphone", "").strip(),
                        read.getProperty("loudspeaker", "").strip(),
                        care(standard.sound().care()),
                        flag("ring", standard.sound().rings())),
                new Preferences.Pictures(
                        read.getProperty("camera", "").strip(),
                        read.getProperty("screen", "").strip()),
                new Preferences.Notices(
                        flag("desktop-notices", standard.notices().shown()),
                        flag("text-in-notices", standard.notices().text())));
    }

    private VoiceCare care(VoiceCare standard) {
        return new VoiceCare(
                flag("cancel-echo", standard.echo()),
                flag("suppress-noise", standard.noise()),
                flag("even-loudness", standard.gain()));
    }

    private void save(Preferences now) {
        read.setProperty("theme", now.theme().name().toLowerCase(Locale.ROOT));
        read.setProperty("language", now.language());
        read.setProperty("send-read-receipts", String.valueOf(now.sendReadReceipts()));
        read.setProperty("send-typing", String.valueOf(now.sendTyping()));
        read.setProperty("motion", String.valueOf(now.motion()));
        read.setProperty("microphone", now.sound().microphone());
        read.setProperty("loudspeaker", now.sound().loudspeaker());
        VoiceCare care = now.sound().care();
        read.setProperty("cancel-echo", String.valueOf(care.echo()));
        read.setProperty("suppress-noise", String.valueOf(care.noise()));
        read.setProperty("even-loudness", String.valueOf(care.gain()));
        read.setProperty("ring", String.valueOf(now.sound().rings()));
        read.setProperty("camera", now.pictures().camera());
        read.setProperty("screen", now.pictures().screen());
        read.setProperty("desktop-notices", String.valueOf(now.notices().shown()));
        read.setProperty("text-in-notices", String.valueOf(now.notices().text()));
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
                read.store(out, "Isthmus");
            }
            PrivateFiles.replace(file, bytes.toByteArray());
        } catch (IOException e) {
            LOG.error("The settings {} could not be written.", file, e);
        }
    }

    private Preferences.Theme theme(String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT);
        for (Preferences.Theme theme : Preferences.Theme.values()) {
            if (theme.name().equals(wanted)) {
                return theme;
            }
        }
        if (!wanted.isEmpty()) {
            LOG.warn("There is no theme \"{}\".", text);
        }
        return Preferences.Theme.SYSTEM;
    }

    private boolean flag(String name, boolean standard) {
        String text = read.getProperty(name, "").strip();
        return text.isEmpty() ? standard : text.equalsIgnoreCase("true");
    }
}
