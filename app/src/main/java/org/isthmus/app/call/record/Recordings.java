package org.isthmus.app.call.record;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.isthmus.app.profile.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder with the person's recordings. Only they may read them. Blocks. */
public final class Recordings {

    private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss", Locale.ROOT);
    private static final int LONGEST_NAME = 80;
    private static final int MOST_OF_ONE_NAME = 100;

    private final Path folder;
    private final ZoneId zone;

    /** @param zone whose time of day the names tell */
    public Recordings(Path folder, ZoneId zone) {
        this.folder = folder;
        this.zone = zone;
    }

    /** A folder among the documents of whoever runs this process. */
    public static Recordings inDocuments() {
        Path documents = Documents.of(System.getenv(), Path.of(System.getProperty("user.home", ".")));
        return new Recordings(documents.resolve("Isthmus"), ZoneId.systemDefault());
    }

    /** An empty file whose name says who and when. */
    File create(String who, Instant when) throws IOException {
        PrivateFiles.makeFolder(folder);
        String name = WHEN.format(when.atZone(zone)) + " " + plain(who);
        for (int i = 1; i <= MOST_OF_ONE_NAME; i++) {
            Path path = folder.resolve(name + (i == 1 ? "" : " " + i) + ".wav");
            try {
                SeekableByteChannel channel =
                        Files.newByteChannel(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                PrivateFiles.makeFile(path);
                return new File(path, channel);
            } catch (FileAlreadyExistsException e) {
                LOG.trace("Another call with them began within the same second.", e);
            }
        }
        throw new FileAlreadyExistsException(name);
    }

    /** A name comes from the network: nothing of it may lead to another folder or trouble a file system. */
    private static String plain(String who) {
        String safe = who.replaceAll("[^\\p{L}\\p{M}\\p{N} @._-]", "_").strip().replaceAll("^\\.+|[. ]+$", "");
        String shortened = safe.length() > LONGEST_NAME ? safe.substring(0, LONGEST_NAME) : safe;
        return shortened.isBlank() ? "_" : shortened;
    }

    /** An open file. */
    record File(Path path, SeekableByteChannel channel) {}
}
