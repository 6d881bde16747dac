package org.isthmus.gateway.bridge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.isthmus.gateway.signal.InstantMessage;

/**
 * The id that a message bears on the far network. The same message always gets the same one, so that a copy that comes
 * again, from the sender or from us, is recognised. The text is part of it because some clients count their ids from one at
 * each start.
 */
public final class DerivedId {

    private static final int BYTES = 16;

    private DerivedId() {}

    static String of(String lane, InstantMessage source) {
        if (source.id().isEmpty()) {
            return UUID.randomUUID().toString();
        }
        return of(
                lane,
                source.from().bare().toString(),
                source.id(),
                source.replaces().orElse(""),
                source.body());
    }

    /** The same text for the same parts. */
    public static String of(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
