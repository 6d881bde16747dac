package org.isthmus.gateway.call;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Feedback;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.Parameter;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.Security;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.SessionDescription.Group;
import org.isthmus.media.description.Transport;

/** Descriptions of calls with everything that both networks can say, the same for the same seed. */
public final class RandomDescriptions {

    private static final String PRINT = "02:1A:CC:54:27:AB:EB:9C:53:3F:3E:4B:65:2E:7D:46:3F:54:42:CD";

    private final Random random;

    public RandomDescriptions(long seed) {
        random = new Random(seed);
    }

    /** One to four contents, with or without a bundle. */
    public SessionDescription next() {
        int count = 1 + random.nextInt(4);
        boolean bundled = random.nextBoolean();
        Map<MediaKind, Integer> seen = new EnumMap<>(MediaKind.class);
        List<Content> contents = IntStream.range(0, count)
                .mapToObj(index -> content(index, bundled, seen))
                .toList();
        return !bundled
                ? new SessionDescription(contents)
                : new SessionDescription(
                        contents,
                        List.of(new Group(
                                Group.BUNDLE,
                                contents.stream().map(Content::name).toList())));
    }

    /** Without a group SDP has no names, and a content is called after its kind. */
    private Content content(int index, boolean named, Map<MediaKind, Integer> seen) {
        MediaKind kind = random.nextBoolean() ? MediaKind.AUDIO : MediaKind.VIDEO;
        boolean mux = random.nextBoolean();
        int number = seen.merge(kind, 1, Integer::sum);
        String word = kind.name().toLowerCase(Locale.ROOT);
        return new Content(
                named ? "c" + index + "-" + random.nextInt(1000) : number == 1 ? word : word + "-" + number,
                kind,
                one(List.of(Direction.values())),
                format(kind, mux),
                security(),
                random.nextBoolean() ? plain(index, mux) : ice(index, mux));
    }

    private Format format(MediaKind kind, boolean mux) {
        OptionalInt packetTime =
                kind == MediaKind.AUDIO && random.nextBoolean() ? OptionalInt.of(20) : OptionalInt.empty();
        List<PayloadType> payloads = kind == MediaKind.AUDIO ? audio(packetTime) : video();
        List<Feedback> feedback = random.nextInt(3) == 0
                ? List.of(new Feedback("ccm", Optional.of("tmmbr"), List.of(new Parameter("smaxpr", "120"))))
                : List.of();
        boolean named = !feedback.isEmpty()
                || payloads.stream().anyMatch(payload -> !payload.feedback().isEmpty());
        return new Format(
                payloads,
                feedback,
                some(new Format.HeaderExtension(
                        1 + random.nextInt(14), "urn:x:" + random.nextInt(9), one(List.of(Direction.values())))),
                random.nextBoolean(),
                some(new Format.Source(
                        random.nextLong(1L << 32),
                        List.of(new Parameter("cname", "a:b c"), new Parameter("flag", "")))),
                some(new Format.SourceGroup("FID", List.of(random.nextLong(1L << 32), 7L))),
                some(new Format.Bandwidth("AS", random.nextInt(5000))),
                mux,
                named || random.nextBoolean());
    }

    private List<PayloadType> audio(OptionalInt packetTime) {
        return Stream.of(
                        payload(111, "opus", 48_000, 2, packetTime, new Parameter("useinbandfec", "1")),
                        payload(0, "PCMU", 8000, 1, packetTime),
                        payload(101, "telephone-event", 8000, 1, packetTime, new Parameter("events", "0-15,66")),
                        payload(99, "red", 8000, 1, packetTime, new Parameter("pt", "0,111")))
                .limit(1 + random.nextInt(4))
                .toList();
    }

    private List<PayloadType> video() {
        List<PayloadType> payloads = new ArrayList<>();
        payloads.add(payload(
                98,
                "H264",
                90_000,
                1,
                OptionalInt.empty(),
                new Parameter("profile-level-id", "42e01f"),
                new Parameter("sprop-parameter-sets", "Z0IA,aMljiA==")));
        if (random.nextBoolean()) {
            payloads.add(payload(96, "VP8", 90_000, 1, OptionalInt.empty(), new Parameter("", "odd")));
        }
        return payloads;
    }

    private PayloadType payload(
            int id, String name, int rate, int channels, OptionalInt packetTime, Parameter... parameters) {
        List<Feedback> feedback = random.nextInt(3) == 0
                ? List.of(Feedback.of("nack", "pli"), Feedback.of("goog-remb"), Feedback.of("trr-int", "100"))
                : List.of();
        return new PayloadType(
                id, name, rate, channels, packetTime, OptionalInt.empty(), List.of(parameters), feedback);
    }

    private Security security() {
        List<Security.ZrtpHash> hashes = some(new Security.ZrtpHash("1.10", "fe30efd02423"));
        return switch (random.nextInt(3)) {
            case 0 -> new Security(List.of(), Optional.empty(), List.of(), false, hashes);
            case 1 ->
                new Security(
                        List.of(new Security.Fingerprint("sha-1", PRINT)),
                        Optional.of(one(List.of(Security.Setup.values()))),
                        List.of(),
                        true,
                        hashes);
            default ->
                new Security(
                        List.of(),
                        Optional.empty(),
                        List.of(new Security.Crypto(
                                "1",
                                "AES_CM_128_HMAC_SHA1_80",
                                "inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^20|1:32",
                                random.nextBoolean() ? Optional.of("KDR=1 UNENCRYPTED_SRTCP") : Optional.empty())),
                        true,
                        hashes);
        };
    }

    private Transport.Plain plain(int index, boolean mux) {
        Transport.Endpoint rtp = new Transport.Endpoint(host(), 10_000 + index * 100);
        return new Transport.Plain(
                rtp,
                mux
                        ? Optional.empty()
                        : Optional.of(
                                random.nextBoolean()
                                        ? new Transport.Endpoint(rtp.host(), rtp.port() + 1)
                                        : new Transport.Endpoint(host(), 20_000)));
    }

    private Transport.Ice ice(int index, boolean mux) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            Candidate.Type type = one(List.of(Candidate.Type.values()));
            candidates.add(new Candidate(
                    "f/" + i,
                    mux ? Transport.RTP : 1 + random.nextInt(2),
                    "udp",
                    random.nextLong(1L << 32),
                    new Transport.Endpoint(host(), 1 + random.nextInt(65_535)),
                    type,
                    type == Candidate.Type.HOST
                            ? Optional.empty()
                            : Optional.of(new Transport.Endpoint(host(), random.nextInt(65_536))),
                    Optional.empty(),
                    random.nextInt(3)));
        }
        return new Transport.Ice(
                "u" + index + random.nextInt(1000),
                "aaaaaaaaaaaaaaaaaaaaa/+" + index,
                candidates,
                Optional.of(plain(index, mux)),
                false,
                false,
                0,
                some(new Transport.Component(1, new Transport.Endpoint(host(), 4000))));
    }

    private String host() {
        return random.nextBoolean() ? "192.0.2." + random.nextInt(256) : "2001:db8::" + random.nextInt(100);
    }

    private <T> List<T> some(T value) {
        return random.nextInt(3) == 0 ? List.of(value) : List.of();
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
