package org.isthmus.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SipEndsTest {

    @Test
    void aByeWithoutAReasonIsAnOrdinaryEnd() {
        assertThat(SipEnds.ofBye(List.of())).isEqualTo(CallEnd.of(Reason.SUCCESS));
    }

    @Test
    void q850IsBelievedBeforeSip() {
        List<ReasonHeader> headers =
                SipEnds.headers(List.of("SIP;cause=603;text=\"no\"", "Q.850 ; cause=17 ; text=\"User \\\"busy\\\"\""));
        assertThat(SipEnds.ofBye(headers)).isEqualTo(CallEnd.of(Reason.BUSY, "User \"busy\""));
        assertThat(SipEnds.ofBye(SipEnds.headers(List.of("sip;cause=603;text=\"no\""))))
                .isEqualTo(CallEnd.of(Reason.DECLINE, "no"));
    }

    @Test
    void aCancelSaysWhenAnotherDeviceAnswered() {
        assertThat(SipEnds.ofCancel(List.of()).reason()).isEqualTo(Reason.CANCEL);
        assertThat(SipEnds.ofCancel(SipEnds.headers(List.of("SIP;cause=600"))).reason())
                .isEqualTo(Reason.CANCEL);
        CallEnd elsewhere =
                SipEnds.ofCancel(SipEnds.headers(List.of("SIP;cause=200;text=\"Call completed elsewhere\"")));
        assertThat(elsewhere.reason()).isEqualTo(Reason.ANSWERED_ELSEWHERE);
        assertThat(SipEnds.header(elsewhere)).hasToString("SIP;cause=200;text=\"Call completed elsewhere\"");
    }

    @Test
    void theTextOfAReasonCannotLeaveItsQuotes() {
        assertThat(SipEnds.header(CallEnd.of(Reason.BUSY, "a \"b\" \\ c\r\nX: y")))
                .hasToString("Q.850;cause=17;text=\"a \\\"b\\\" \\\\ c  X: y\"");
    }

    @Test
    void aReasonHeaderThatIsNoneIsNone() {
        for (String broken :
                List.of("", ";", "Q.850", "Q.850;cause=x", "Q.850;cause=", "\"", ";;cause=;", "a;cause=99999999999")) {
            assertThat(ReasonHeader.parse(broken)).as(broken).isEmpty();
        }
        assertThat(ReasonHeader.parse("Q.850;cause=16;text=\""))
                .contains(new ReasonHeader("Q.850", 16, Optional.empty()));
    }

    @Test
    void aCauseHelpsWhereAStatusSaysLittle() {
        assertThat(SipEnds.ofResponse(500, "Server Error", SipEnds.headers(List.of("Q.850;cause=17"))))
                .isEqualTo(CallEnd.of(Reason.BUSY, "Server Error"));
        assertThat(SipEnds.ofResponse(486, "", SipEnds.headers(List.of("Q.850;cause=16"))))
                .isEqualTo(CallEnd.of(Reason.BUSY));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonCanRefuseAndHangUp(Reason reason) {
        SipEnding ending = SipEnds.of(reason);
        assertThat(ending.finalResponse()).isBetween(400, 699);
        assertThat(ending.cause()).isBetween(1, 127);
        ending.warning().ifPresent(code -> assertThat(code).isBetween(300, 399));
    }
}
