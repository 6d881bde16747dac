package org.isthmus.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.endpoint.Mailbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server says of a mailbox (RFC 3842). */
class MessageSummaryTest {

    private static Optional<Mailbox> read(String body) {
        return MessageSummary.read(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void countsWhatIsNewAndWhatWasHeard() throws Exception {
        String body = """
                Messages-Waiting: yes
                Message-Account: sip:box@sip.test;transport=tcp
                Voice-Message: 4/8 (1/2)

                To: <sip:a@sip.test>
                """.replace("\n", "\r\n");
        assertThat(read(body)).contains(new Mailbox(true, 4, 8, Optional.of(SipAddress.parse("sip:box@sip.test"))));
    }

    @Test
    void namesAreReadInAnyCaseAndWithBareLineEnds() {
        assertThat(read("messages-waiting: YES\nvoice-message:2/0\n"))
                .contains(new Mailbox(true, 2, 0, Optional.empty()));
    }

    @Test
    void whatWaitsNeedNotBeCounted() {
        assertThat(read("Messages-Waiting: yes\r\n")).contains(new Mailbox(true, 0, 0, Optional.empty()));
    }

    @Test
    void nothingWaitsWhereTheServerSaysSoWhateverItCounts() {
        assertThat(read("Messages-Waiting: no\r\nVoice-Message: 3/1\r\n"))
                .contains(new Mailbox(false, 0, 1, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Voice-Message: 2/0", "hello", ":::\n:"})
    void saysNothingWhereTheServerDoesNot(String body) {
        assertThat(read(body)).isEmpty();
    }

    @Test
    void strangeCountsAndAccountsAreLeftOut() {
        assertThat(read("Messages-Waiting: yes\r\nVoice-Message: 99999999999/-1\r\nMessage-Account: <<>>\r\n"))
                .contains(new Mailbox(true, 0, 0, Optional.empty()));
        assertThat(MessageSummary.read(new byte[100_000])).isEmpty();
    }
}
