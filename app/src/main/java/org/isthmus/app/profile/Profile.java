package org.isthmus.app.profile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One folder with everything of one person: history, settings, secrets. Only the owner may read it, and only one program at a
 * time uses it. Closing gives the lock back; so does the end of the process, however it ends.
 */
public final class Profile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Profile.class);

    private final Path folder;
    private final FileChannel lockFile;

    private Profile(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Opens the profile in the folder, making it when there is none.
     *
     * @throws ProfileException when another program uses it, or when it cannot be written
     */
    public static Profile open(Path folder) throws ProfileException {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            PrivateFiles.makeFolder(absolute);
            Path file = absolute.resolve("lock");
            PrivateFiles.makeFile(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new ProfileException("Isthmus already runs with the profile " + absolute
                        + ". Use its window, or choose another folder with --profile.");
            }
            return new Profile(absolute, channel);
        } catch (IOException e) {
            throw new ProfileException("The profile folder " + absolute + " cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * Where the profile is when nobody says otherwise: {@code $XDG_DATA_HOME/isthmus}, on Windows {@code %LOCALAPPDATA%},
     * on macOS the Library.
     *
     * @param environment the process environment
     */
    public static Path standardFolder(Map<String, String> environment, String operatingSystem, Path home) {
        if (operatingSystem.startsWith("Windows")) {
            String local = environment.get("LOCALAPPDATA");
            return (local == null || local.isBlank() ? home.resolve("AppData").resolve("Local") : Path.of(local))
                    .resolve("Isthmus");
        }
        if (operatingSystem.startsWith("Mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Isthmus");
        }
        String data = environment.get("XDG_DATA_HOME");
        // The XDG base directory specification says that relative paths are to be ignored.
        boolean usable = data != null && Path.of(data).isAbsolute();
        return (usable ? Path.of(data) : home.resolve(".local").resolve("share")).resolve("isthmus");
    }

    /** The standard folder of whoever runs this process. */
    public static Path standardFolder() {
        return standardFolder(
                System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    public Path folder() {
        return folder;
    }

    public Path history() {
        return folder.resolve("history.sqlite");
    }

    public Path settings() {
        return folder.resolve("settings.properties");
    }

    /** The encrypted passwords, where the system has no key store. */
    public Path secrets() {
        return folder.resolve("secrets.enc");
    }

    /** The random key that opens {@link #secrets()}. */
    public Path secretsKey() {
        return folder.resolve("secrets.key");
    }

    /** What happened, for when something does not work. */
    public Path log() {
        return folder.resolve("isthmus.log");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            LOG.warn("The lock of the profile {} could not be closed.", folder, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
