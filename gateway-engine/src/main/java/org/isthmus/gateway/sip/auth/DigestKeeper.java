package org.isthmus.gateway.sip.auth;

import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ProxyAuthenticateHeader;
import javax.sip.header.ProxyAuthorizationHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;

/**
 * Answers the digest challenges of one account and goes on using a nonce, counting, until the server gives a new one (RFC 7616
 * section 3). The strongest algorithm that a realm offers is used; a weaker one offered next to it never is (RFC 8760 section
 * 2.4). Not safe for use from several threads at once.
 */
public final class DigestKeeper {

    private static final int MOST_REALMS = 16;

    private final String user;
    private final String password;
    private final HeaderFactory headers;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    public DigestKeeper(String user, String password, HeaderFactory headers) {
        this.user = user;
        this.password = password;
        this.headers = headers;
    }

    /** Adds credentials for every realm that has challenged this account before. */
    public void authorize(Request request) throws ParseException {
        request.removeHeader(AuthorizationHeader.NAME);
        request.removeHeader(ProxyAuthorizationHeader.NAME);
        for (Session session : sessions.values()) {
            request.addHeader(answer(session, request));
        }
    }

    /** Whether {@link #authorize} adds anything. */
    public boolean hasChallenge() {
        return !sessions.isEmpty();
    }

    /**
     * Learns from a 401 or 407.
     *
     * @param answeredFresh the challenged request already answered a challenge of the same exchange
     * @return why the request cannot be repeated; nothing when it can
     */
    public Optional<Failure> challenged(Response response, boolean answeredFresh) {
        Map<String, Session> offered = new LinkedHashMap<>();
        boolean stale = collect(response, WWWAuthenticateHeader.NAME, false, offered);
        stale |= collect(response, ProxyAuthenticateHeader.NAME, true, offered);
        if (offered.isEmpty()) {
            return Optional.of(Failure.of(
                    Reason.NOT_SUPPORTED, response.getStatusCode() + " without a challenge that could be answered"));
        }
        boolean known = sessions.keySet().containsAll(offered.keySet());
        if (answeredFresh && known && !stale) {
            sessions.keySet().removeAll(offered.keySet());
            return Optional.of(Failure.of(
                    Reason.WRONG_PASSWORD,
                    response.getStatusCode() + " " + response.getReasonPhrase() + " for user " + user));
        }
        sessions.putAll(offered);
        while (sessions.size() > MOST_REALMS) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        return Optional.empty();
    }

    /** Takes the next nonce from a successful answer, if there is one (RFC 7616 section 3.5). */
    public void succeeded(Response response) {
        follow(response, "Authentication-Info", "w:");
        follow(response, "Proxy-Authentication-Info", "p:");
    }

    private void follow(Response response, String header, String kind) {
        if (response.getHeader(header) == null) {
            return;
        }
        String text = response.getHeader(header).toString();
        String next = parameter(text, "nextnonce");
        if (next.isEmpty()) {
            return;
        }
        sessions.replaceAll((key, session) -> key.startsWith(kind) ? session.withNonce(next) : session);
    }

    private static boolean collect(Response response, String name, boolean proxy, Map<String, Session> offered) {
        boolean stale = false;
        ListIterator<?> found = response.getHeaders(name);
        while (found.hasNext()) {
            WWWAuthenticateHeader challenge = (WWWAuthenticateHeader) found.next();
            String qop = text(challenge.getQop());
            Optional<DigestAlgorithm> algorithm = DigestAlgorithm.named(text(challenge.getAlgorithm()));
            boolean usable = "digest".equalsIgnoreCase(challenge.getScheme())
                    && algorithm.isPresent()
                    && (qop.isEmpty() || offersAuth(qop));
            if (!usable) {
                continue;
            }
            Session session = new Session(
                    proxy,
                    text(challenge.getRealm()),
                    text(challenge.getNonce()),
                    Optional.ofNullable(challenge.getOpaque()),
                    algorithm.get(),
                    !qop.isEmpty());
            stale |= challenge.isStale();
            String key = (proxy ? "p:" : "w:") + session.realm;
            offered.merge(key, session, (a, b) -> b.algorithm.compareTo(a.algorithm) > 0 ? b : a);
        }
        return stale;
    }

    private static boolean offersAuth(String qop) {
        for (String offer : qop.split(",", -1)) {
            if (offer.strip().equalsIgnoreCase("auth")) {
                return true;
            }
        }
        return false;
    }

    private AuthorizationHeader answer(Session session, Request request) throws ParseException {
        String uri = request.getRequestURI().toString();
        DigestAlgorithm algorithm = session.algorithm;
        String secret = algorithm.hash(user + ":" + session.realm + ":" + password);
        String what = algorithm.hash(request.getMethod() + ":" + uri);
        AuthorizationHeader header = session.proxy
                ? headers.createProxyAuthorizationHeader("Digest")
                : headers.createAuthorizationHeader("Digest");
        header.setParameter("username", user.replace("\\", "\\\\").replace("\"", "\\\""));
        header.setParameter("realm", session.realm);
        header.setParameter("nonce", session.nonce);
        header.setParameter("uri", uri);
        if (session.qop) {
            String count = String.format(Locale.ROOT, "%08x", ++session.count);
            String own = fresh();
            header.setParameter("qop", "auth");
            header.setParameter("nc", count);
            header.setParameter("cnonce", own);
            header.setParameter("response", algorithm.response(secret, session.nonce, count, own, what));
        } else {
            header.setParameter("response", algorithm.hash(secret + ":" + session.nonce + ":" + what));
        }
        header.setParameter("algorithm", algorithm.token());
        if (session.opaque.isPresent()) {
            header.setParameter("opaque", session.opaque.get());
        }
        return header;
    }

    private String fresh() {
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }

    private static String parameter(String header, String name) {
        int at = header.toLowerCase(Locale.ROOT).indexOf(name + "=");
        if (at < 0) {
            return "";
        }
        String rest = header.substring(at + name.length() + 1).strip();
        if (rest.startsWith("\"")) {
            int end = rest.indexOf('"', 1);
            return end < 0 ? "" : rest.substring(1, end);
        }
        return rest.split("[,\\s]", 2)[0];
    }

    /** One realm's current nonce and how often it was used. */
    private static final class Session {
        final boolean proxy;
        final String realm;
        final String nonce;
        final Optional<String> opaque;
        final DigestAlgorithm algorithm;
        final boolean qop;
        int count;

        Session(
                boolean proxy,
                String realm,
                String nonce,
                Optional<String> opaque,
                DigestAlgorithm algorithm,
                boolean qop) {
            this.proxy = proxy;
            this.realm = realm;
            this.nonce = nonce;
            this.opaque = opaque;
            this.algorithm = algorithm;
            this.qop = qop;
        }

        Session withNonce(String next) {
            return new Session(proxy, realm, next, opaque, algorithm, qop);
        }
    }
}
