package org.isthmus.media.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isthmus.media.MediaException;
import org.isthmus.media.Protection;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.description.Security;
import org.isthmus.media.description.Security.Crypto;
import org.isthmus.media.description.Security.Fingerprint;
import org.isthmus.media.description.Security.Setup;
import org.isthmus.media.dtls.Fingerprints;
import org.isthmus.media.srtp.MasterKey;
import org.isthmus.media.srtp.Sdes;

/**
 * Agrees on the protection of one content and remembers what was agreed, so that a later offer or answer says the same
 * again and nothing is keyed anew without need. Used by the session's executor only.
 */
final class KeyNegotiation {

    private static final List<Protection> BEST_FIRST = List.of(Protection.DTLS_SRTP, Protection.SDES);

    private final SessionSettings settings;
    private final Fingerprint fingerprint;
    private final Sdes sdes;
    private Optional<Security> offered = Optional.empty();
    private Optional<Keying> agreed = Optional.empty();
    private Optional<Crypto> ownCrypto = Optional.empty();

    KeyNegotiation(SessionSettings settings, Fingerprint fingerprint, Sdes sdes) {
        this.settings = settings;
        this.fingerprint = fingerprint;
        this.sdes = sdes;
    }

    Security offer() {
        Security offer = agreed.map(this::again).or(() -> offered).orElseGet(this::first);
        offered = Optional.of(offer);
        return offer;
    }

    private Security first() {
        boolean dtls = settings.keys().contains(Protection.DTLS_SRTP);
        boolean keys = settings.keys().contains(Protection.SDES);
        return new Security(
                dtls ? List.of(fingerprint) : List.of(),
                dtls ? Optional.of(Setup.ACTPASS) : Optional.empty(),
                keys ? sdes.offer() : List.of(),
                !settings.plainAllowed(),
                List.of());
    }

    /** The role is said as it is: with a free choice some would turn it round and begin a second handshake. */
    private Security again(Keying keying) {
        return switch (keying) {
            case Keying.None none -> Security.NONE;
            case Keying.Sdes keys -> Security.sdes(ownCrypto.stream().toList(), true);
            case Keying.Dtls dtls -> Security.dtls(fingerprint, dtls.client() ? Setup.ACTIVE : Setup.PASSIVE);
        };
    }

    Keying answered(Security answer) throws MediaException {
        Security offer = offered.orElse(Security.NONE);
        Keying keying;
        if (answer.hasDtls() && offer.hasDtls()) {
            boolean client = offer.setup()
                    .filter(setup -> setup != Setup.ACTPASS)
                    .map(setup -> setup == Setup.ACTIVE)
                    .orElse(answer.setup().equals(Optional.of(Setup.PASSIVE)));
            keying = dtls(client, answer);
        } else if (answer.hasSdes() && offer.hasSdes()) {
            keying = answeredSdes(offer, answer);
        } else if (settings.plainAllowed() && !answer.required()) {
            keying = new Keying.None();
        } else {
            throw refusal("The other side does not protect the call as this side demands.");
        }
        agreed = Optional.of(keying);
        return keying;
    }

    private Keying answeredSdes(Security offer, Security answer) throws MediaException {
        Crypto theirs =
                Sdes.firstUsable(answer.cryptos()).orElseThrow(() -> refusal("The other side's key cannot be used."));
        Crypto ours = offer.cryptos().stream()
                .filter(crypto ->
                        crypto.tag().equals(theirs.tag()) && crypto.suite().equalsIgnoreCase(theirs.suite()))
                .findFirst()
                .orElseThrow(() -> refusal("The other side's key answers none that was offered."));
        return sdes(ours, theirs);
    }

    Answer answer(Security offer) throws MediaException {
        for (Protection way : ways()) {
            if (way == Protection.DTLS_SRTP && offer.hasDtls() && Fingerprints.canCheck(offer.fingerprints())) {
                Keying.Dtls keying = dtls(clientOfAnswer(offer), offer);
                return agree(keying, Security.dtls(fingerprint, keying.client() ? Setup.ACTIVE : Setup.PASSIVE));
            }
            Optional<Crypto> usable = Sdes.firstUsable(offer.cryptos());
            if (way == Protection.SDES && usable.isPresent()) {
                Crypto own = answerCrypto(usable.get());
                return agree(sdes(own, usable.get()), Security.sdes(List.of(own), offer.required()));
            }
        }
        if (settings.plainAllowed() && !offer.required()) {
            return agree(new Keying.None(), Security.NONE);
        }
        throw refusal("The call is not protected in a way that this side accepts.");
    }

    /** What was wished first; where even plain RTP would do, any protection is better. */
    private List<Protection> ways() {
        return settings.plainAllowed() && !settings.keys().containsAll(BEST_FIRST)
                ? Stream.concat(settings.keys().stream(), BEST_FIRST.stream())
                        .distinct()
                        .toList()
                : settings.keys();
    }

    /** The role of the first handshake stays where it is allowed to. */
    private boolean clientOfAnswer(Security offer) {
        Setup setup = offer.setup().orElse(Setup.ACTPASS);
        if (setup == Setup.ACTPASS && agreed.isPresent() && agreed.get() instanceof Keying.Dtls dtls) {
            return dtls.client();
        }
        return setup != Setup.ACTIVE;
    }

    private Crypto answerCrypto(Crypto theirs) throws MediaException {
        MasterKey key = Sdes.read(theirs).orElseThrow(() -> refusal("The key cannot be used."));
        return ownCrypto
                .filter(own -> own.suite().equalsIgnoreCase(theirs.suite()))
                .map(own -> new Crypto(theirs.tag(), own.suite(), own.keyParameters(), own.sessionParameters()))
                .orElseGet(() -> sdes.answer(theirs, key.suite()));
    }

    private Answer agree(Keying keying, Security answer) {
        agreed = Optional.of(keying);
        return new Answer(keying, answer);
    }

    private Keying.Sdes sdes(Crypto ours, Crypto theirs) throws MediaException {
        MasterKey own = Sdes.read(ours).orElseThrow(() -> refusal("The key cannot be used."));
        MasterKey other = Sdes.read(theirs).orElseThrow(() -> refusal("The key cannot be used."));
        ownCrypto = Optional.of(ours);
        return new Keying.Sdes(own, other);
    }

    private static Keying.Dtls dtls(boolean client, Security other) throws MediaException {
        if (!Fingerprints.canCheck(other.fingerprints())) {
            throw refusal("The other side's certificate cannot be checked.");
        }
        return new Keying.Dtls(client, other.fingerprints());
    }

    private static MediaException refusal(String message) {
        return new MediaException(MediaException.Cause.SECURITY, message);
    }

    /** What was agreed, and how it is said. */
    record Answer(Keying keying, Security security) {}
}
