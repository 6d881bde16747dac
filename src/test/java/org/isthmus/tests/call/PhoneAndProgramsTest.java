package org.isthmus.tests.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isthmus.tests.call.Program.until;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.isthmus.app.call.CallKey;
import org.isthmus.app.call.CallView;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.tests.peer.Baresip;
import org.isthmus.tests.peer.Kamailio;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two people with the whole program and one with a real baresip, over a real Kamailio. */
@Tag("peer")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhoneAndProgramsTest {

    private static final int PHONE_TONE = 660;
    private static final double AUDIBLE = 400;
    private static final SipAddress PHONE = SipAddress.of("phone", Kamailio.DOMAIN);

    private Kamailio server;
    private Program ann;
    private Program cid;
    private Baresip phone;

    @BeforeAll
    void signIn(@TempDir Path folder) throws IOException {
        server = Kamailio.start(Files.createDirectory(folder.resolve("kamailio")), "ann", "cid", "phone");
        ann = Program.onSip(folder.resolve("ann"), server, "ann", 1_000);
        cid = Program.onSip(folder.resolve("cid"), server, "cid", 440);
        phone = Baresip.startPhone(
                Files.createDirectory(folder.resolve("phone")),
                PHONE.toString(),
                Kamailio.password("phone"),
                server.port(),
                PHONE_TONE,
                "",
                "opus/48000/2");
        until(phone::signedIn);
    }

    @AfterEach
    void hangUp() {
        for (Program program : List.of(ann, cid)) {
            program.calls().current().forEach(call -> program.calls().hangUp(call.key()));
            program.awaitQuiet();
            program.forget();
        }
    }

    @AfterAll
    void signOut() {
        phone.close();
        ann.close();
        cid.close();
        server.close();
    }

    @Test
    void thePhoneSendsThePersonToSomebodyElse() {
        talk();
        CallKey old = ann.latest().key();
        phone.transfer(cid.address().toString());
        assertThat(ann.awaitAskedToCall()).isEqualTo(cid.address());
        ann.calls().follow(old);
        cid.answer();
        ann.awaitTalkWith(cid);
        until(() -> ann.calls().current().size() == 1);
    }

    @Test
    void thePersonSendsThePhoneToSomebodyElse() {
        talk();
        var outcome = ann.calls().transfer(ann.latest().key(), cid.address());
        cid.answer();
        hear(cid);
        assertThat(outcome.join()).isInstanceOf(Outcome.Accepted.class);
        ann.awaitQuiet();
    }

    @Test
    void thePhoneLeadsTwoWhoTalkToItToEachOther() {
        talk();
        CallKey anns = ann.latest().key();
        String replaces = dialogOfLatestCall();
        phone.dial(cid.address().toString());
        cid.answer();
        cid.awaitTone(PHONE_TONE);
        CallKey cids = cid.latest().key();
        phone.transfer(ann.address() + "?Replaces=" + URLEncoder.encode(replaces, StandardCharsets.UTF_8));
        assertThat(cid.awaitAskedToCall()).isEqualTo(ann.address());
        cid.calls().follow(cids);
        cid.awaitTalkWith(ann);
        assertThat(ann.calls().current()).extracting(CallView::key).doesNotContain(anns);
        until(() -> cid.calls().current().size() == 1);
    }

    /** This phone knows nothing of Replaces (RFC 3891), so that the one who is called has to answer once more. */
    @Test
    void thePersonLeadsThePhoneToWhomSheTalksTo() {
        talk();
        CallKey phones = ann.latest().key();
        ann.call(cid);
        cid.answer();
        ann.awaitTalkWith(cid);
        var outcome = ann.calls().join(phones, ann.latest().key());
        cid.answer();
        cid.awaitTone(PHONE_TONE);
        assertThat(outcome.join()).isInstanceOf(Outcome.Accepted.class);
        ann.awaitQuiet();
    }

    /** Which call is meant, as the other side of the phone's latest call knows it (RFC 3891 section 6.1). */
    private String dialogOfLatestCall() {
        String answer = phone.messages().stream()
                .filter(message -> message.startsWith("SIP/2.0 200") && message.contains(" INVITE\r\n"))
                .reduce((_, last) -> last)
                .orElseThrow();
        return header(answer, "(?im)^Call-ID: (.*?)\r?$") + ";to-tag="
                + header(answer, "(?im)^From:.*;tag=(.*?)\r?$") + ";from-tag="
                + header(answer, "(?im)^To:.*;tag=(.*?)\r?$");
    }

    private static String header(String message, String pattern) {
        return Pattern.compile(pattern)
                .matcher(message)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keysArriveOnBothSides() {
        talk();
        "15#".chars().forEach(key -> ann.calls().press(ann.latest().key(), (char) key));
        for (String key : List.of("1", "5", "#")) {
            until(() -> phone.output().contains("received event: '" + key + "' (end=1)"));
        }
        phone.press('7');
        ann.awaitKeys("7");
    }

    @Test
    void aPhoneThatIsBusySaysIt() {
        ann.call(PHONE);
        until(() -> ann.latest().state() instanceof CallView.Ringing);
        phone.hangUp();
        assertThat(ann.awaitEnd()).isEqualTo(CallEnd.Reason.BUSY);
    }

    private void talk() {
        ann.call(PHONE);
        until(() -> ann.latest().state() instanceof CallView.Ringing);
        phone.accept();
        hear(ann);
    }

    /** The program hears the phone, and the phone hears it. */
    private void hear(Program program) {
        program.awaitTone(PHONE_TONE);
        until(() -> phone.recording()
                .filter(wav -> Tone.loudness(wav, program.tone()) > AUDIBLE)
                .isPresent());
    }
}
