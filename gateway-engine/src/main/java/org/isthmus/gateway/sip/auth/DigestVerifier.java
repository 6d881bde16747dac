package org.isthmus.gateway.sip.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * Challenges requests, and checks what they answer (RFC 3261 section 22, RFC 7616, RFC 8760). Offers SHA-256 before MD5, both
 * with {@code qop=auth}; takes nothing without it. May be used from any thread.
 */
public final class DigestVerifier {

    private static final List<DigestAlgorithm> OFFERED = List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5);
    private static final int HEX = 16;

    private final String realm;
    private final String user;
    private final String password;
    private final HeaderFactory headers;
    private final Nonces nonces;
    private final NonceCounts counts = new NonceCounts();

    /** What a request showed. */
    public enum Verdict {
        /** The right user and password. */
        RIGHT,
        /** The right ones, with a nonce that is too old or used up: the sender may try again by itself. */
        STALE,
        /** None of this realm, or wrong ones. */
        WRONG
    }

    public DigestVerifier(String realm, String user, String password, HeaderFactory headers, InstantSource clock) {
        this.realm = realm;
        this.user = user;
        this.password = password;
        this.headers = headers;
        this.nonces = new Nonces(clock);
    }

    /** Puts the challenges into a 401. */
    public void challenge(Response response, boolean stale) throws ParseException {
        String nonce = nonces.fresh();
        for (DigestAlgorithm algorithm : OFFERED) {
            WWWAuthenticateHeader challenge = headers.createWWWAuthenticateHeader("Digest");
            challenge.setRealm(realm);
            challenge.setNonce(nonce);
            challenge.setParameter("algorithm", algorithm.token());
            challenge.setParameter("qop", "auth");
            if (stale) {
                challenge.setStale(true);
            }
            response.addHeader(challenge);
        }
    }

    public Verdict check(Request request) {
        Verdict verdict = Verdict.WRONG;
        ListIterator<?> shown = request.getHeaders(AuthorizationHeader.NAME);
        while (shown.hasNext() && verdict == Verdict.WRONG) {
            verdict = check((AuthorizationHeader) shown.next(), request.getMethod());
        }
        return verdict;
    }

    private Verdict check(AuthorizationHeader shown, String method) {
        Optional<DigestAlgorithm> algorithm = DigestAlgorithm.named(parameter(shown, "algorithm"));
        boolean usable = "digest".equalsIgnoreCase(shown.getScheme())
                && realm.equals(shown.getRealm())
                && user.equals(unescaped(parameter(shown, "username")))
                && "auth".equalsIgnoreCase(parameter(shown, "qop"))
                && algorithm.filter(OFFERED::contains).isPresent();
        if (!usable) {
            return Verdict.WRONG;
        }
        DigestAlgorithm hash = algorithm.get();
        String nonce = parameter(shown, "nonce");
        String count = parameter(shown, "nc");
        String secret = hash.hash(user + ":" + realm + ":" + password);
        String what = hash.hash(method + ":" + parameter(shown, "uri"));
        String expected = hash.response(secret, nonce, count, parameter(shown, "cnonce"), what);
        if (!MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                parameter(shown, "response").getBytes(StandardCharsets.UTF_8))) {
            return Verdict.WRONG;
        }
        return nonces.isCurrent(nonce) && counts.use(nonce, number(count)) ? Verdict.RIGHT : Verdict.STALE;
    }

    /** @return 0, which never counts as new, when it is no number */
    private static long number(String hex) {
        try {
            return Math.max(0, Long.parseLong(hex, HEX));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String unescaped(String quoted) {
        return quoted.replaceAll("\\\\(.)", "$1");
    }

    private static String parameter(AuthorizationHeader header, String name) {
        @Nullable String value = header.getParameter(name);
        return value == null ? "" : value.replaceAll("^\"|\"$", "");
    }
}
