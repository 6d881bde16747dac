package org.isthmus.gateway.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.isthmus.gateway.call.jingle.Jingle;
import org.isthmus.gateway.call.jingle.JingleException;
import org.isthmus.gateway.call.sdp.SdpDocument;
import org.isthmus.gateway.call.sdp.SdpException;
import org.junit.jupiter.api.Test;

/** Every description and every element of Jingle in the vectors is read, and nothing of it is lost. */
class WrittenAgainTest {

    private static final String SDP = "v=0\r\n";
    private static final String JINGLE = "<jingle ";
    private static final String JINGLE_END = "</jingle>";

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        VectorFiles.all().stream()
                .filter(vector -> vector.area().equals("media"))
                .forEach(vector -> collect(vector.json(), texts));
        return texts;
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.asText());
        } else {
            node.forEach(child -> collect(child, texts));
        }
    }

    @Test
    void descriptions() throws SdpException {
        int read = 0;
        for (String text : texts()) {
            int body = text.startsWith(SDP) ? 0 : text.indexOf("\r\n\r\n" + SDP) + 4;
            if (body > 3 || text.startsWith(SDP)) {
                String sdp = text.substring(body);
                assertThat(SdpDocument.parse(sdp)).hasToString(sdp);
                read++;
            }
        }
        assertThat(read).isGreaterThan(50);
    }

    @Test
    void elements() throws JingleException {
        int read = 0;
        for (String text : texts()) {
            int start = text.indexOf(JINGLE);
            int end = text.indexOf(JINGLE_END);
            if (start >= 0 && end > start) {
                Jingle jingle = Jingle.parse(text.substring(start, end + JINGLE_END.length()));
                assertThat(Jingle.parse(jingle.toXml())).isEqualTo(jingle);
                read++;
            }
        }
        assertThat(read).isGreaterThan(50);
    }
}
