package org.isthmus.tests.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this JVM holds at one moment.
 *
 * @param heapKilobytes that are still used after what nobody needs was thrown away
 * @param residentKilobytes of the whole process, with what the native codecs took
 * @param files that are open: files, sockets, pipes
 */
record Resources(long heapKilobytes, long residentKilobytes, int threads, Map<String, Long> files) {

    private static final int KILO = 1_024;

    /** As much may come and go for reasons of the JVM's own, such as code that was compiled meanwhile. */
    private static final long HEAP_KILOBYTES = 8_000;

    private static final int THREADS = 4;

    /** The JVM makes a few of these for its virtual threads, when it first needs each, and keeps them. */
    private static final String POLLER = "anon_inode:[eventpoll]";

    private static final int POLLERS = 8;

    static Resources now() {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Resources(
                heap / KILO, resident(), ManagementFactory.getThreadMXBean().getThreadCount(), openFiles());
    }

    /** Fails with both figures unless no more is held than before; some heap and threads come and go as the JVM likes. */
    void assertIsBackAt(Resources before) {
        files.forEach((what, count) -> assertThat(count)
                .as("%s, %s, before: %s", what, this, before)
                .isLessThanOrEqualTo(before.files().getOrDefault(what, 0L) + (what.equals(POLLER) ? POLLERS : 0)));
        assertThat(threads).as("%s, before: %s", this, before).isLessThanOrEqualTo(before.threads() + THREADS);
        assertThat(heapKilobytes)
                .as("%s, before: %s", this, before)
                .isLessThan(before.heapKilobytes() + HEAP_KILOBYTES);
    }

    private static long resident() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many are open by what they are: the path, or a word such as socket. */
    private static Map<String, Long> openFiles() {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.flatMap(file -> target(file).stream())
                    .collect(Collectors.groupingBy(
                            target -> target.replaceAll(":\\[\\d+]$", ""), TreeMap::new, Collectors.counting()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty for what was closed meanwhile, such as the listing itself. */
    private static Optional<String> target(Path file) {
        try {
            return Optional.of(Files.readSymbolicLink(file).toString()).filter(target -> !target.startsWith("/proc/"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private long openCount() {
        return files.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String toString() {
        return "heap %d KB, process %d KB, %d threads, %d open files"
                .formatted(heapKilobytes, residentKilobytes, threads, openCount());
    }
}
