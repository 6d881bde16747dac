package org.isthmus.media.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.isthmus.media.description.Parameter;
import org.isthmus.media.description.PayloadType;

/** What both sides say of H.264 (RFC 6184 section 8). */
final class H264Format {

    private static final String PROFILE_AND_LEVEL = "profile-level-id";
    private static final String MODE = "packetization-mode";
    private static final String ASYMMETRY = "level-asymmetry-allowed";

    /** What is meant where nothing is said (section 8.1): baseline, level 1, single units. */
    private static final String UNSAID_PROFILE_AND_LEVEL = "42000a";

    /** 3.1, enough for 1280x720. */
    private static final String LEVEL = "1f";

    private static final String SINGLE = "0";
    private static final String FRAGMENTS = "1";

    /** Constrained baseline up to 1280x720, cut into packets of any size. */
    static final PayloadType OFFERED = payload(97, FRAGMENTS);

    /** The same for those who know no other than single units, as each mode is a format of its own (section 8.2.2). */
    static final PayloadType OFFERED_SINGLE = payload(98, SINGLE);

    /** Baseline, main, extended and high, all of which can decode what this side sends, in hexadecimal. */
    private static final Set<String> PROFILES = Set.of("42", "4d", "58", "64");

    /** The flag constraint_set3 in the octet between profile and level. */
    private static final int RESTRICTED = 0x1000;

    private H264Format() {}

    private static PayloadType payload(int id, String mode) {
        return PayloadType.of(
                id,
                "H264",
                90_000,
                1,
                new Parameter(PROFILE_AND_LEVEL, "42e0" + LEVEL),
                new Parameter(MODE, mode),
                new Parameter(ASYMMETRY, "1"));
    }

    /** Empty where the other side asks for a profile or a mode that this side has not. */
    static Optional<VideoCodec> codec(PayloadType payload) {
        String mode = payload.parameter(MODE).orElse(SINGLE).strip();
        boolean fragments = mode.equals(FRAGMENTS);
        if (!(fragments || mode.equals(SINGLE))
                || !PROFILES.contains(profileAndLevel(payload).substring(0, 2))) {
            return Optional.empty();
        }
        return Optional.of(new H264(fragments));
    }

    /** Both sides use the same profile and mode, and the same level unless each may have its own (section 8.2.2). */
    static List<Parameter> answer(PayloadType offer) {
        List<Parameter> all = new ArrayList<>();
        String said = profileAndLevel(offer);
        boolean own = offer.parameter(ASYMMETRY).filter("1"::equals).isPresent();
        all.add(new Parameter(PROFILE_AND_LEVEL, own ? said.substring(0, 4) + LEVEL : said));
        all.add(new Parameter(MODE, offer.parameter(MODE).orElse(SINGLE).strip()));
        offer.parameter(ASYMMETRY).ifPresent(allowed -> all.add(new Parameter(ASYMMETRY, "1")));
        return all;
    }

    /** The level up to which the other side takes pictures. */
    static H264Level level(PayloadType payload) {
        int all = Integer.parseInt(profileAndLevel(payload), 16);
        return H264Level.of(all & 0xff, (all & RESTRICTED) != 0);
    }

    private static String profileAndLevel(PayloadType payload) {
        return payload.parameter(PROFILE_AND_LEVEL)
                .map(said -> said.strip().toLowerCase(Locale.ROOT))
                .filter(said -> said.matches("[0-9a-f]{6}"))
                .orElse(UNSAID_PROFILE_AND_LEVEL);
    }
}
