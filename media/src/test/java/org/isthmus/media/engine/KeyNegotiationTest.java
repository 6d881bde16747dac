package org.isthmus.media.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isthmus.media.MediaException;
import org.isthmus.media.Protection;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.description.Security;
import org.isthmus.media.description.Security.Fingerprint;
import org.isthmus.media.description.Security.Setup;
import org.isthmus.media.srtp.Sdes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which protection two sides agree on, and that it stays what it is. */
class KeyNegotiationTest {

    private static final Fingerprint OURS = new Fingerprint("sha-256", "AA:BB");
    private static final Fingerprint THEIRS = new Fingerprint("sha-256", "CC:DD");

    private final Sdes sdes = new Sdes(new SecureRandom());

    @ParameterizedTest(name = "offered {0}, wished {1}, plain allowed {2}: {3}")
    @CsvSource({
        "both, DTLS_SRTP SDES, false, DTLS_SRTP",
        "both, SDES DTLS_SRTP, false, SDES",
        "both, SDES, false, SDES",
        "both, , true, DTLS_SRTP",
        "sdes, DTLS_SRTP, true, SDES",
        "sdes, DTLS_SRTP, false, refused",
        "dtls, SDES, false, refused",
        "none, DTLS_SRTP SDES, true, NONE",
        "none, DTLS_SRTP SDES, false, refused",
        "none, , true, NONE"
    })
    void theBestThatBothAccept(String offered, String wished, boolean plainAllowed, String expected) {
        KeyNegotiation answerer = negotiation(wished == null ? "" : wished, plainAllowed);
        Security offer = switch (offered) {
            case "both" -> new Security(List.of(THEIRS), Optional.of(Setup.ACTPASS), sdes.offer(), true, List.of());
            case "sdes" -> Security.sdes(sdes.offer(), true);
            case "dtls" -> Security.dtls(THEIRS, Setup.ACTPASS);
            default -> Security.NONE;
        };
        if (expected.equals("refused")) {
            assertThatThrownBy(() -> answerer.answer(offer))
                    .isInstanceOfSatisfying(
                            MediaException.class, e -> assertThat(e.reason()).isEqualTo(MediaException.Cause.SECURITY));
        } else {
            assertThat(answer(answerer, offer).keying().protection()).isEqualTo(Protection.valueOf(expected));
        }
    }

    @ParameterizedTest
    @CsvSource({"ACTPASS, ACTIVE", "ACTIVE, PASSIVE", "PASSIVE, ACTIVE", ", ACTIVE"})
    void theRoleIsTheOneThatIsLeft(Setup offered, Setup answered) {
        Security offer = new Security(List.of(THEIRS), Optional.ofNullable(offered), List.of(), true, List.of());
        assertThat(answer(negotiation("DTLS_SRTP", false), offer).security().setup())
                .contains(answered);
    }

    @Test
    void aFreeChoiceLaterDoesNotTurnTheRolesRound() {
        KeyNegotiation answerer = negotiation("DTLS_SRTP", false);
        answer(answerer, Security.dtls(THEIRS, Setup.ACTIVE));
        KeyNegotiation.Answer again = answer(answerer, Security.dtls(THEIRS, Setup.ACTPASS));
        assertThat(again.security().setup()).contains(Setup.PASSIVE);
    }

    @Test
    void theSameKeysAreSaidAgain() throws MediaException {
        KeyNegotiation caller = negotiation("SDES", false);
        KeyNegotiation called = negotiation("SDES", false);
        KeyNegotiation.Answer first = answer(called, caller.offer());
        Keying before = caller.answered(first.security());

        Security again = caller.offer();
        assertThat(again.cryptos()).hasSize(1);
        KeyNegotiation.Answer second = answer(called, again);
        assertThat(second.keying()).isEqualTo(first.keying());
        assertThat(second.security().cryptos()).isEqualTo(first.security().cryptos());
        assertThat(caller.answered(second.security())).isEqualTo(before);
    }

    @Test
    void anAnswerMayPickOneOfTheTwoWays() throws MediaException {
        KeyNegotiation caller = negotiation("DTLS_SRTP SDES", false);
        Security offer = caller.offer();
        assertThat(offer.hasDtls()).isTrue();
        assertThat(offer.hasSdes()).isTrue();
        KeyNegotiation called = negotiation("SDES", false);
        assertThat(caller.answered(answer(called, offer).security()).protection())
                .isEqualTo(Protection.SDES);
    }

    private static KeyNegotiation.Answer answer(KeyNegotiation answerer, Security offer) {
        try {
            return answerer.answer(offer);
        } catch (MediaException e) {
            throw new AssertionError(e);
        }
    }

    private KeyNegotiation negotiation(String wished, boolean plainAllowed) {
        List<Protection> keys = wished.isBlank()
                ? List.of()
                : List.of(wished.split(" ")).stream().map(Protection::valueOf).toList();
        SessionSettings settings = new SessionSettings(
                false, keys, plainAllowed, List.of(), false, Set.of(InetAddress.getLoopbackAddress()));
        return new KeyNegotiation(settings, OURS, sdes);
    }
}
