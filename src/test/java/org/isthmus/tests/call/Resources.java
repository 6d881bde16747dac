package org.isthmus.tests.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this JVM holds at one moment.
 *
 * @param heapKilobytes that are still used after what nobody needs was thrown away
 * @param residentKilobytes of the whole process, with what the native codecs took
 * @param files that are open: files, sockets, pipes
 */
record Resources(long heapKilobytes, long residentKilobytes, int threads, long files) {

    private static final int KILO = 1_024;

    static Resources now() {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Resources(
                heap / KILO, resident(), ManagementFactory.getThreadMXBean().getThreadCount(), openFiles());
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

    private static long openFiles() {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            // The listing itself is one of them.
            return open.count() - 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "heap %d KB, process %d KB, %d threads, %d open files"
                .formatted(heapKilobytes, residentKilobytes, threads, files);
    }
}
