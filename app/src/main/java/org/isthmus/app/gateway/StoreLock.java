package org.isthmus.app.gateway;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.isthmus.app.profile.PrivateFiles;

/** Sees to it that one gateway at a time uses a memory. The end of the process gives the lock back, however it ends. */
final class StoreLock implements AutoCloseable {

    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @param store the gateway's SQLite file
     * @throws IOException when another gateway has it, or the lock beside it cannot be made; the message is for a person
     */
    static StoreLock take(Path store) throws IOException {
        Path file = store.resolveSibling(store.getFileName() + ".lock");
        PrivateFiles.makeFile(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new StoreLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another gateway of this very process; treated as any other.
        }
        channel.close();
        throw new IOException("another gateway is already running with the memory " + store);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
