package org.isthmus.media.srtp;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.isthmus.media.description.Security.Crypto;

/** Keys that travel with the description (RFC 4568). */
public final class Sdes {

    private static final String INLINE = "inline:";

    /** In order of preference; the first is what everybody knows. */
    private static final List<Suite> OFFERED = List.of(
            Suite.AES_CM_128_HMAC_SHA1_80,
            Suite.AES_256_CM_HMAC_SHA1_80,
            Suite.AES_CM_128_HMAC_SHA1_32,
            Suite.AES_256_CM_HMAC_SHA1_32);

    private final SecureRandom random;

    public Sdes(SecureRandom random) {
        this.random = random;
    }

    /** A fresh key of each suite, tagged from 1. */
    public List<Crypto> offer() {
        List<Crypto> offered = new ArrayList<>();
        for (Suite suite : OFFERED) {
            offered.add(fresh(String.valueOf(offered.size() + 1), suite));
        }
        return List.copyOf(offered);
    }

    /** A fresh key of this side for the suite that the other side's key has. */
    public Crypto answer(Crypto chosen, Suite suite) {
        return fresh(chosen.tag(), suite);
    }

    private Crypto fresh(String tag, Suite suite) {
        byte[] key = new byte[suite.keyLength() + suite.saltLength()];
        random.nextBytes(key);
        return new Crypto(tag, suite.sdesName(), INLINE + Base64.getEncoder().encodeToString(key), Optional.empty());
    }

    /** The first key that this side can use. */
    public static Optional<Crypto> firstUsable(List<Crypto> cryptos) {
        return cryptos.stream().filter(crypto -> read(crypto).isPresent()).findFirst();
    }

    /**
     * The key in a crypto attribute; empty where it is of an unknown suite, is broken, or asks for what this side does not
     * do: session parameters that are not just a wish, a master key index, or several keys.
     */
    public static Optional<MasterKey> read(Crypto crypto) {
        Optional<Suite> suite = Suite.ofSdes(crypto.suite());
        String text = crypto.keyParameters().trim();
        if (suite.isEmpty() || !text.startsWith(INLINE) || text.contains(";") || asksForMore(crypto)) {
            return Optional.empty();
        }
        String[] parts = text.substring(INLINE.length()).split("\\|", -1);
        if (parts.length > 2 || (parts.length == 2 && parts[1].contains(":"))) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(parts[0]);
            int wanted = suite.get().keyLength() + suite.get().saltLength();
            return key.length == wanted ? Optional.of(new MasterKey(suite.get(), key)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** WSH is only a hint (RFC 4568 section 6.3.7); the others change what goes over the wire. */
    private static boolean asksForMore(Crypto crypto) {
        String parameters = crypto.sessionParameters().orElse("").trim();
        if (parameters.isEmpty()) {
            return false;
        }
        for (String parameter : parameters.split("\\s+")) {
            if (!parameter.startsWith("WSH=") && !parameter.startsWith("-")) {
                return true;
            }
        }
        return false;
    }
}
