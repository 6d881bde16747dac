package org.isthmus.app.lab.xmpp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isthmus.app.lab.xml.Element;

/** Signs a client in (RFC 6120 section 6). PLAIN is offered because the server never leaves loopback. */
final class SaslNegotiation {

    private static final String PLAIN = "PLAIN";
    private static final int MOST_ATTEMPTS = 5;

    private final String domain;
    private final Credentials credentials;
    private Optional<ScramExchange> scram = Optional.empty();
    private int failures;

    SaslNegotiation(String domain, Credentials credentials) {
        this.domain = domain;
        this.credentials = credentials;
    }

    static Element feature() {
        List<Element> mechanisms = Stream.concat(
                        Arrays.stream(ScramHash.values()).map(ScramHash::mechanism), Stream.of(PLAIN))
                .map(name -> Element.text("mechanism", Namespaces.SASL, name))
                .toList();
        return Element.of("mechanisms", Namespaces.SASL).addAll(mechanisms);
    }

    /**
     * What to answer, and who has signed in.
     *
     * @param over no more attempts are taken
     */
    record Step(Element answer, Optional<String> user, boolean over) {}

    Step handle(Element element) {
        try {
            return switch (element.name()) {
                case "auth" -> begin(element);
                case "response" -> proceed(element);
                case "abort" -> throw new SaslException("aborted");
                default -> throw new SaslException("malformed-request");
            };
        } catch (SaslException e) {
            scram = Optional.empty();
            Element failure = Element.of("failure", Namespaces.SASL, Element.of(e.condition(), Namespaces.SASL));
            return new Step(failure, Optional.empty(), ++failures >= MOST_ATTEMPTS);
        }
    }

    private Step begin(Element auth) throws SaslException {
        String mechanism = auth.attribute("mechanism").orElse("");
        if (mechanism.equals(PLAIN)) {
            return new Step(Element.of("success", Namespaces.SASL), Optional.of(plain(payload(auth))), true);
        }
        ScramHash hash = ScramHash.of(mechanism).orElseThrow(() -> new SaslException("invalid-mechanism"));
        ScramExchange exchange = new ScramExchange(hash, credentials);
        scram = Optional.of(exchange);
        return new Step(answer("challenge", exchange.first(payload(auth))), Optional.empty(), false);
    }

    private Step proceed(Element response) throws SaslException {
        ScramExchange exchange = scram.orElseThrow(() -> new SaslException("malformed-request"));
        scram = Optional.empty();
        return new Step(answer("success", exchange.last(payload(response))), Optional.of(exchange.user()), true);
    }

    /** RFC 4616. */
    private String plain(String message) throws SaslException {
        String[] parts = message.split("\0", -1);
        if (parts.length != 3) {
            throw new SaslException("malformed-request");
        }
        String user = Credentials.canonical(parts[1]);
        if (!parts[0].isEmpty() && !parts[0].equalsIgnoreCase(user + "@" + domain)) {
            throw new SaslException("invalid-authzid");
        }
        byte[] given = parts[2].getBytes(UTF_8);
        return credentials
                .password(user)
                .filter(password -> MessageDigest.isEqual(password.getBytes(UTF_8), given))
                .map(password -> user)
                .orElseThrow(() -> new SaslException("not-authorized"));
    }

    private static String payload(Element element) throws SaslException {
        String text = element.text().strip();
        try {
            return text.equals("=") ? "" : new String(Base64.getDecoder().decode(text), UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SaslException("incorrect-encoding");
        }
    }

    private static Element answer(String name, String message) {
        return Element.text(name, Namespaces.SASL, Base64.getEncoder().encodeToString(message.getBytes(UTF_8)));
    }
}
