package org.isthmus.gateway.xmpp;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.endpoint.SetupStep.Kind;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.Mechanisms;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jspecify.annotations.Nullable;

/** One attempt to sign in: looks the server up and tries one place after the other. Blocks; runs on the supervisor's executor. */
final class SignIn {

    private final XmppAccountConfig config;
    private final ServerLookup lookup;
    private final LinkFactory factory;
    private final Consumer<SetupStep> listener;

    SignIn(XmppAccountConfig config, ServerLookup lookup, LinkFactory factory, Consumer<SetupStep> listener) {
        this.config = config;
        this.lookup = lookup;
        this.factory = factory;
        this.listener = listener;
    }

    /**
     * Signs in.
     *
     * @param earlier a link whose stream may still be resumed; its place is tried first
     * @param resource the resourcepart to ask for
     * @param prepared what to do with a new link before it signs in
     */
    Link open(@Nullable Link earlier, Optional<String> resource, Consumer<Link> prepared) throws SignInException {
        SignInSteps steps = new SignInSteps(listener);
        try {
            return attempt(steps, earlier, resource, prepared);
        } catch (SignInException e) {
            steps.fail(e.failure());
            throw e;
        }
    }

    private Link attempt(SignInSteps steps, @Nullable Link earlier, Optional<String> resource, Consumer<Link> prepared)
            throws SignInException {
        steps.begin(
                Kind.LOOK_UP,
                config.server().map(Object::toString).orElse(config.address().domain()));
        Set<ServerTarget> tried = new HashSet<>();
        SignInException last = null;
        if (earlier != null && earlier.canResume()) {
            steps.advance(
                    Kind.LOOK_UP,
                    "the same server as before",
                    Kind.CONNECT,
                    earlier.target().toString());
            try {
                return use(earlier, steps);
            } catch (SignInException e) {
                last = throwIfFinal(e);
                tried.add(earlier.target());
            }
        }
        List<ServerTarget> targets = last == null ? lookup.targets(config) : lookupAgain(last);
        steps.advance(
                Kind.LOOK_UP,
                targets.size() + " found",
                Kind.CONNECT,
                targets.getFirst().toString());
        for (ServerTarget target : targets) {
            if (tried.add(target) && !(last != null && isSilent(last) && wasTried(tried, target))) {
                steps.moveOn(Kind.CONNECT, target.toString());
                try {
                    Link link = factory.create(config, resource, target, steps);
                    prepared.accept(link);
                    return use(link, steps);
                } catch (SignInException e) {
                    last = throwIfFinal(e);
                }
            }
        }
        if (last == null) {
            throw new SignInException(Failure.of(Reason.UNKNOWN_HOST, "no place to connect to"));
        }
        throw last;
    }

    private List<ServerTarget> lookupAgain(SignInException last) throws SignInException {
        try {
            return lookup.targets(config);
        } catch (SignInException e) {
            throw last;
        }
    }

    /** The same place with the other kind of encryption is worth a try only when it answered at all. */
    private static boolean isSilent(SignInException e) {
        Reason reason = e.failure().reason();
        return reason == Reason.TIMEOUT || reason == Reason.CONNECTION_REFUSED;
    }

    private static boolean wasTried(Set<ServerTarget> tried, ServerTarget target) {
        return tried.stream().anyMatch(other -> !other.equals(target) && other.samePlace(target));
    }

    private static SignInException throwIfFinal(SignInException e) throws SignInException {
        if (SmackFailures.needsPerson(e.failure().reason())) {
            throw e;
        }
        return e;
    }

    private Link use(Link link, SignInSteps steps) throws SignInException {
        XMPPTCPConnection connection = link.connection();
        try {
            connection.connect();
            checkMechanisms(link);
            encrypted(link, steps);
            connection.login();
            steps.done(connection.getUsedSaslMechansism());
            return link;
        } catch (SmackException | IOException | XMPPException e) {
            connection.instantShutdown();
            throw failed(link, e);
        } catch (SignInException e) {
            connection.instantShutdown();
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            connection.instantShutdown();
            throw failed(link, e);
        }
    }

    private void encrypted(Link link, SignInSteps steps) {
        String user = config.address().toString();
        if (link.isEncrypted()) {
            steps.advance(
                    Kind.CONNECT,
                    link.target().toString(),
                    Kind.CERTIFICATE,
                    config.address().domain());
            steps.advance(Kind.CERTIFICATE, link.security().describe(), Kind.SIGN_IN, user);
        } else {
            steps.skip(Kind.CERTIFICATE, "not encrypted, on this computer only");
            steps.advance(Kind.CONNECT, link.target().toString(), Kind.SIGN_IN, user);
        }
    }

    private void checkMechanisms(Link link) throws SignInException {
        Mechanisms offered = link.connection().getFeature(Mechanisms.class);
        List<String> names = offered == null ? List.of() : offered.getMechanisms();
        List<String> allowed = LinkFactory.mechanisms(config, link.target());
        if (names.stream().noneMatch(allowed::contains)) {
            throw new SignInException(
                    Failure.of(Reason.WEAK_SIGN_IN, "the server offers only " + String.join(", ", names)));
        }
    }

    private static SignInException failed(Link link, Exception e) {
        return new SignInException(
                link.check()
                        .failure()
                        .orElseGet(() -> SmackFailures.explain(link.target().toString(), e)),
                e);
    }
}
