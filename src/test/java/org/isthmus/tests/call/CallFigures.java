package org.isthmus.tests.call;

import static org.awaitility.Awaitility.await;
import static org.isthmus.tests.call.Program.until;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.isthmus.app.call.CallEvent;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.media.VideoMode;
import org.isthmus.tests.peer.Baresip;
import org.isthmus.tests.peer.Kamailio;
import org.isthmus.tests.peer.Prosody;

/**
 * Measures calls between two whole programs in one JVM over real servers, and between two baresip: {@code packaging/callfigures}
 * runs it. The called side answers at once. Devices are not part of it: sound is made and taken at the headset's edge.
 */
final class CallFigures {

    private static final int WARM_UP = 3;
    private static final int CALLS = 9;
    private static final Duration CPU_OVER = Duration.ofSeconds(15);

    private static final String PICTURES = "%d x %d, %d a second"
            .formatted(VideoMode.STANDARD.width(), VideoMode.STANDARD.height(), VideoMode.STANDARD.framesPerSecond());

    private CallFigures() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("isthmus-callfigures-");
        try (Prosody server = Prosody.start(room(folder, "prosody"), "ann", "ben");
                Program ann = Program.onXmpp(folder.resolve("xa"), server, "ann", 1_000);
                Program ben = Program.onXmpp(folder.resolve("xb"), server, "ben", 660)) {
            programs("XMPP, ICE and DTLS-SRTP", ann, ben);
        }
        try (Kamailio server = Kamailio.start(room(folder, "kamailio"), "ann", "ben", "one", "two", "three", "four")) {
            try (Program ann = Program.onSip(folder.resolve("sa"), server, "ann", 1_000);
                    Program ben = Program.onSip(folder.resolve("sb"), server, "ben", 660)) {
                programs("SIP, plain RTP", ann, ben);
            }
            try (Baresip one = phone(folder, server, "one", "");
                    Baresip two = phone(folder, server, "two", "answermode=auto")) {
                phones(one, two);
            }
            try (Baresip three = videoPhone(folder, server, "three", "");
                    Baresip four = videoPhone(folder, server, "four", "answermode=auto")) {
                phonesWithPictures(three, four);
            }
        }
    }

    private static void programs(String name, Program ann, Program ben) {
        ben.calls().observe(event -> {
            if (event instanceof CallEvent.Changed(var call) && call.rings()) {
                ben.calls().answer(call.key(), false);
            }
        });
        List<Duration> setUp = new ArrayList<>();
        List<Duration> delay = new ArrayList<>();
        Duration idle = cpu(CallFigures::ownCpu);
        Duration busy = Duration.ZERO;
        Duration pictures = Duration.ZERO;
        for (int i = 0; i < WARM_UP + CALLS; i++) {
            ann.headset().listen();
            ben.headset().listen();
            long clicked = System.nanoTime();
            ann.call(ben);
            until(() -> ann.headset().begunToHear().isPresent()
                    && ben.headset().begunToHear().isPresent());
            long heard = Math.max(
                    ann.headset().begunToHear().getAsLong(),
                    ben.headset().begunToHear().getAsLong());
            ann.awaitTalkWith(ben);
            if (i >= WARM_UP) {
                setUp.add(Duration.ofNanos(heard - clicked));
                delay.add(ann.delayTo(ben));
            }
            if (i == WARM_UP + CALLS - 1) {
                busy = cpu(CallFigures::ownCpu);
                pictures = busyWithPictures(ann, ben);
            }
            ann.hangUp();
            ann.awaitQuiet();
            ben.awaitQuiet();
        }
        say(
                "Isthmus to Isthmus, %s: click to both hear %d ms, mouth to ear %d ms (medians of %d), CPU %s of a core a side"
                        .formatted(
                                name,
                                median(setUp),
                                median(delay),
                                CALLS,
                                share(busy.minus(idle).dividedBy(2))));
        say("Isthmus to Isthmus, %s, with moving pictures of %s both ways: CPU %s of a core a side"
                .formatted(name, PICTURES, share(pictures.minus(idle).dividedBy(2))));
    }

    private static Duration busyWithPictures(Program ann, Program ben) {
        ann.showPictureTo(ben);
        ben.showPictureTo(ann);
        return cpu(CallFigures::ownCpu);
    }

    private static void phonesWithPictures(Baresip one, Baresip two) {
        Supplier<Duration> both = () -> one.cpu().plus(two.cpu());
        Duration idle = cpu(both);
        one.dial("sip:four@" + Kamailio.DOMAIN);
        until(() -> one.output().contains("established"));
        Duration busy = cpu(both);
        one.hangUp();
        say("baresip to baresip, SIP, plain RTP, with still pictures of %s both ways: CPU %s of a core a side"
                .formatted(PICTURES, share(busy.minus(idle).dividedBy(2))));
    }

    private static void phones(Baresip one, Baresip two) {
        Supplier<Duration> both = () -> one.cpu().plus(two.cpu());
        Duration idle = cpu(both);
        List<Duration> setUp = new ArrayList<>();
        Duration busy = Duration.ZERO;
        for (int i = 0; i < WARM_UP + CALLS; i++) {
            String before = one.output();
            long dialled = System.nanoTime();
            one.dial("sip:two@" + Kamailio.DOMAIN);
            await().pollInterval(Duration.ofMillis(2))
                    .atMost(Program.PATIENCE)
                    .until(() -> one.output().substring(before.length()).contains("established"));
            if (i >= WARM_UP) {
                setUp.add(Duration.ofNanos(System.nanoTime() - dialled));
            }
            if (i == WARM_UP + CALLS - 1) {
                busy = cpu(both);
            }
            String during = two.output();
            one.hangUp();
            until(() -> two.output().substring(during.length()).contains("session closed"));
        }
        say("baresip to baresip, SIP, plain RTP: dialled to established %d ms (median of %d), CPU %s of a core a side"
                .formatted(median(setUp), CALLS, share(busy.minus(idle).dividedBy(2))));
    }

    private static Baresip phone(Path folder, Kamailio server, String user, String more) throws IOException {
        Baresip phone = Baresip.startPhone(
                room(folder, user),
                SipAddress.of(user, Kamailio.DOMAIN).toString(),
                Kamailio.password(user),
                server.port(),
                660,
                more,
                "opus/48000/2");
        until(phone::signedIn);
        return phone;
    }

    private static Baresip videoPhone(Path folder, Kamailio server, String user, String more) throws IOException {
        Baresip phone = Baresip.startVideoPhone(
                room(folder, user),
                SipAddress.of(user, Kamailio.DOMAIN).toString(),
                Kamailio.password(user),
                server.port(),
                660,
                more,
                VideoMode.STANDARD);
        until(phone::signedIn);
        return phone;
    }

    /** What is used of the processor while the time of a measurement passes. */
    private static Duration cpu(Supplier<Duration> used) {
        Duration before = used.get();
        long until = System.nanoTime() + CPU_OVER.toNanos();
        await().pollInterval(Duration.ofMillis(100))
                .atMost(CPU_OVER.multipliedBy(2))
                .until(() -> System.nanoTime() >= until);
        return used.get().minus(before);
    }

    private static Duration ownCpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? Duration.ofNanos(system.getProcessCpuTime())
                : Duration.ZERO;
    }

    private static String share(Duration used) {
        return "%.1f %%".formatted(100.0 * used.toNanos() / CPU_OVER.toNanos());
    }

    private static long median(List<Duration> all) {
        return all.stream().sorted().toList().get(all.size() / 2).toMillis();
    }

    private static Path room(Path folder, String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    private static void say(String line) {
        System.out.println("callfigures: " + line);
    }
}
