package org.isthmus.ui.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Optional;
import org.isthmus.app.account.AccountOptions;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.sip.SipAccountConfig.Transport;
import org.isthmus.gateway.xmpp.XmppAccountConfig.Encryption;
import org.isthmus.ui.account.AccountInput.Field;
import org.isthmus.ui.account.AccountInput.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the account form takes, and what it says about the rest. */
class AccountInputTest {

    @Test
    void addressAndPasswordAreEnough() {
        AccountInput.Valid valid =
                sip("romeo@verona.example", "secret", "", "").valid().orElseThrow();
        assertThat(valid.address()).hasToString("sip:romeo@verona.example");
        assertThat(valid.password()).contains("secret");
        assertThat(valid.options()).isEqualTo(AccountOptions.standard());
    }

    @Test
    void anEmptyFormIsUnfinishedRatherThanWrong() {
        assertThat(AccountInput.empty(Network.XMPP).problems())
                .extracting(Problem::field, Problem::missing)
                .containsExactly(tuple(Field.ADDRESS, true), tuple(Field.PASSWORD, true));
    }

    @ParameterizedTest
    @CsvSource({
        "romeo, true, problem.address.nouser",
        "romeo@, true, problem.address.bad",
        "@verona.example, false, problem.address.bad",
        "romeo@ve rona, false, problem.address.bad",
        "tel:+390451234567, true, problem.address.telephone"
    })
    void anAddressThatCannotSignInIsExplained(String address, boolean unfinished, String key) {
        Problem problem = sip(address, "secret", "", "").problems().getFirst();
        assertThat(problem.field()).isEqualTo(Field.ADDRESS);
        assertThat(problem.key()).isEqualTo(key);
        if (!key.equals("problem.address.telephone")) {
            assertThat(problem.missing()).isEqualTo(unfinished);
        }
    }

    @Test
    void aServerWithoutAPortGetsTheUsualOne() {
        assertThat(sip("romeo@verona.example", "x", "sip.verona.example", "")
                        .valid()
                        .orElseThrow()
                        .options()
                        .server())
                .contains(new HostPort("sip.verona.example", 5061));
    }

    @ParameterizedTest
    @CsvSource({"'',5060,SERVER", "sip.example.org,0,PORT", "sip.example.org,70000,PORT", "sip example,5060,SERVER"})
    void aServerThatCannotBeIsExplained(String server, String port, Field field) {
        AccountInput input = sip("romeo@verona.example", "x", server, port);
        assertThat(input.problems()).extracting(Problem::field).containsExactly(field);
        assertThat(input.valid()).isEmpty();
    }

    @Test
    void anEmptyPasswordFieldKeepsThePasswordOfAnAccount() {
        AccountInput kept = new AccountInput(
                Network.XMPP,
                "juliet@capulet.example/balcony",
                "",
                true,
                "",
                "",
                "",
                "",
                Transport.AUTO,
                false,
                Encryption.REQUIRED);
        AccountInput.Valid valid = kept.valid().orElseThrow();
        assertThat(valid.password()).isEqualTo(Optional.empty());
        assertThat(valid.address()).hasToString("juliet@capulet.example");
    }

    private static AccountInput sip(String address, String password, String server, String port) {
        return new AccountInput(
                Network.SIP,
                address,
                password,
                false,
                "",
                server,
                port,
                "",
                Transport.AUTO,
                false,
                Encryption.REQUIRED);
    }
}
