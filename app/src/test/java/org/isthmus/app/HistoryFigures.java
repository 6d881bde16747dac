package org.isthmus.app;

import static org.isthmus.app.TestApp.address;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.isthmus.app.people.PersonId;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.signal.InstantMessage;

/** Prints how quick the history is on this machine: storing, opening and searching 100,000 messages among 10,000 people. */
final class HistoryFigures {

    private static final int MESSAGES = 100_000;
    private static final String[] WORDS = {
        "balcony",
        "orchard",
        "lark",
        "nightingale",
        "poison",
        "friar",
        "letter",
        "tomb",
        "caf\u00e9",
        "\u6771\u4eac\u99c5",
        "\u0627\u0644\u0645\u0643\u062a\u0628\u0629",
        "tonight",
        "nine",
        "are",
        "you",
        "the",
        "coming",
        "\ud83c\udfad"
    };

    private HistoryFigures() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("isthmus-figures");
        PrintStream out = System.out;
        try (TestApp app = new TestApp(folder.resolve("empty"))) {
            out.println("people at first start: " + app.people().all().size());
        }
        Path full = folder.resolve("full");
        fill(full, out);
        for (int i = 0; i < 5; i++) {
            long begun = System.nanoTime();
            try (TestApp app = new TestApp(full)) {
                out.printf(
                        Locale.ROOT,
                        "open, %d people, %d chats: %.0f ms%n",
                        app.people().all().size(),
                        app.chats().all().size(),
                        millis(begun));
                if (i == 4) {
                    search(app, out);
                }
            }
        }
    }

    private static void fill(Path folder, PrintStream out) {
        try (TestApp app = new TestApp(folder)) {
            ScriptedEndpoint xmpp = app.account("me@capulet.example");
            xmpp.keepsSent = false;
            long roster = System.nanoTime();
            xmpp.roster(IntStream.range(0, 10_000)
                    .mapToObj(i -> TestApp.contact("person" + i + "@montague.example", "Person " + i))
                    .toList());
            app.person("person9999@montague.example");
            app.core.database().change(handle -> {}).join();
            out.printf(Locale.ROOT, "roster of 10,000 taken and stored: %.0f ms%n", millis(roster));
            Random random = new Random(1);
            long begun = System.nanoTime();
            List<CompletableFuture<Optional<Failure>>> fates = new ArrayList<>();
            for (int i = 0; i < MESSAGES; i++) {
                String from = "person" + (i % 3 == 0 ? 0 : random.nextInt(10_000)) + "@montague.example";
                fates.add(xmpp.deliver(
                        InstantMessage.text("id" + i, address(from), address("me@capulet.example"), words(random))));
            }
            CompletableFuture.allOf(fates.toArray(CompletableFuture[]::new)).join();
            double seconds = millis(begun) / 1000;
            out.printf(
                    Locale.ROOT,
                    "%d messages stored one by one as they arrive: %.1f s, %.0f/s%n",
                    MESSAGES,
                    seconds,
                    MESSAGES / seconds);
            long[] single = new long[200];
            for (int i = 0; i < single.length; i++) {
                long one = System.nanoTime();
                xmpp.deliver(InstantMessage.text(
                                "one" + i, address("person1@montague.example"), address("me@capulet.example"), "alone"))
                        .join();
                single[i] = System.nanoTime() - one;
            }
            print(out, "one message until acknowledged", single);
        }
    }

    private static void search(TestApp app, PrintStream out) {
        for (String query : List.of(
                "nightingale",
                "balcony friar tomb",
                "\u6771\u4eac\u99c5",
                "\u0627\u0644\u0645\u0643\u062a\u0628\u0629",
                "CAFE",
                "\u6771\u4eac",
                "\ud83c\udfad",
                "zz",
                "needle",
                "the")) {
            long[] times = new long[20];
            int hits = 0;
            for (int i = 0; i < times.length; i++) {
                long begun = System.nanoTime();
                hits = app.chats().search(query, 50).join().size();
                times[i] = System.nanoTime() - begun;
            }
            print(out, "search \"" + query + "\", " + hits + " of at most 50", times);
        }
        PersonId busy = app.person("person0@montague.example").id();
        long[] times = new long[50];
        for (int i = 0; i < times.length; i++) {
            long begun = System.nanoTime();
            app.chats().history(busy, Long.MAX_VALUE, 50).join();
            times[i] = System.nanoTime() - begun;
        }
        print(out, "last page of a chat of 33,000 messages", times);
    }

    private static void print(PrintStream out, String what, long[] nanos) {
        Arrays.sort(nanos);
        out.printf(
                Locale.ROOT,
                "%s: median %.2f ms, worst %.2f ms%n",
                what,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length - 1] / 1e6);
    }

    private static String words(Random random) {
        StringBuilder text = new StringBuilder();
        int count = 3 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return text.append(random.nextInt(100_000)).toString();
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }
}
