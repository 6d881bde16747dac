package org.isthmus.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.signal.InstantMessage;
import org.junit.jupiter.api.Test;

/** A text that holds the end of a CDATA section must not end the stream (XML 1.0 section 2.4). */
class EscapedTextTest {

    @Test
    void theEndOfACdataSectionIsEscapedInABody() throws AddressException {
        InstantMessage message = InstantMessage.text(
                "m1", XmppAddress.parse("us@xmpp.test"), XmppAddress.parse("nora@xmpp.test"), "a]]>b & <c>");
        assertThat(new XmppMessageCodec().encode(message).toXML().toString())
                .contains("<body>a]]&gt;b &amp; &lt;c&gt;</body>")
                .doesNotContain("]]>");
    }
}
