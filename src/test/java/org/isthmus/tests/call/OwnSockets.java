package org.isthmus.tests.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sockets of this process, as Linux tells of them. */
final class OwnSockets {

    private static final int INODE = 9;

    private OwnSockets() {}

    /** How many UDP sockets are open. */
    static long udp() {
        Set<String> own = open();
        return Stream.of("/proc/self/net/udp", "/proc/self/net/udp6")
                .map(Path::of)
                .flatMap(OwnSockets::inodes)
                .filter(own::contains)
                .count();
    }

    private static Stream<String> inodes(Path table) {
        try {
            return Files.readAllLines(table).stream()
                    .skip(1)
                    .map(line -> line.strip().split("\\s+"))
                    .map(words -> "socket:[" + words[INODE] + "]");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> open() {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.map(OwnSockets::target).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            // It was closed meanwhile.
            return "";
        }
    }
}
