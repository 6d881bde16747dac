package org.isthmus.app.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.isthmus.app.profile.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder where SQLite's native library is unpacked. The library removes it only when the JVM ends by itself, which a
 * service that is stopped or killed does not, so the folder is emptied before and after each run.
 */
final class NativeCode {

    private static final Logger LOG = LoggerFactory.getLogger(NativeCode.class);
    private static final String WHERE = "org.sqlite.tmpdir";

    private final Path folder;

    private NativeCode(Path folder) {
        this.folder = folder;
    }

    /** To be called before the first database is opened. */
    static NativeCode beside(Path store) throws IOException {
        Path folder = store.resolveSibling(store.getFileName() + ".lib");
        PrivateFiles.makeFolder(folder);
        NativeCode code = new NativeCode(folder);
        code.empty();
        System.setProperty(WHERE, folder.toString());
        return code;
    }

    /** To be called when no database is open any more. */
    void remove() {
        try {
            empty();
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            LOG.debug("The folder {} could not be removed.", folder, e);
        }
    }

    private void empty() throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "sqlite-*")) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
