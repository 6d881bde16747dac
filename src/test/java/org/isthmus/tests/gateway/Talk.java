package org.isthmus.tests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.isthmus.tests.peer.ScriptUser;
import org.isthmus.tests.peer.SipUser;
import org.isthmus.tests.peer.SlixUser;

/** Two people of two domains who write to each other without waiting for answers, but not more than can be read in a while. */
final class Talk implements AutoCloseable {

    private static final int MOST_UNDER_WAY = 200;

    private final int many;
    private final String sipAddress;
    private final String xmppAddress;
    private final SipUser sip;
    private final SlixUser xmpp;
    private final Arrivals atSip = new Arrivals();
    private final Arrivals atXmpp = new Arrivals();
    private final Set<String> failed = new HashSet<>();
    private int failures;
    private int said;

    /** @param many texts that each writes to the other in all */
    Talk(JoinedDomains domains, String sipUser, String xmppUser, int many) {
        this.many = many;
        sipAddress = sipUser + "@sip.test";
        xmppAddress = xmppUser + "@xmpp.test";
        sip = SipUser.signIn(domains.room(sipUser), sipUser, domains.kamailio);
        xmpp = SlixUser.signIn(domains.room(xmppUser), xmppUser, domains.prosody);
    }

    /** The first text shows the gateway that the SIP user reads CPIM, in which ids cross. */
    void begin() {
        sip.sendSurely("s0", "sip:" + xmppAddress, "from sip 0");
    }

    boolean hasBegun() {
        if (said == 0 && xmpp.texts().size() == 1) {
            xmpp.sendSurely("x0", sipAddress, "from xmpp 0");
            said = 1;
        }
        return said > 0;
    }

    /** Writes on where the other side has read enough, and says how many texts have arrived or are known to have failed. */
    int goOn() {
        atSip.look(sip);
        atXmpp.look(xmpp);
        xmpp.events("error", failures).forEach(event -> {
            failures++;
            failed.add(event.get("id").asText());
        });
        int arrived = Math.min(atXmpp.bodies.size(), atSip.bodies.size() + failed.size());
        for (; said < many && said < arrived + MOST_UNDER_WAY; said++) {
            xmpp.sendSurely("x" + said, sipAddress, "from xmpp " + said);
            sip.sendSurely("s" + said, "sip:" + xmppAddress, "from sip " + said);
        }
        return arrived;
    }

    /** Each text arrived once and in order, or its sender knows that it did not. */
    void verify() {
        assertThat(atXmpp.bodies).isEqualTo(expected("from sip "));
        assertThat(atSip.bodies)
                .isSubsetOf(expected("from xmpp "))
                .isSortedAccordingTo((a, b) -> Integer.compare(number(a), number(b)))
                .containsAll(IntStream.range(0, many)
                        .filter(i -> !failed.contains("x" + i))
                        .mapToObj(i -> "from xmpp " + i)
                        .toList());
    }

    private static int number(String body) {
        return Integer.parseInt(body.substring("from xmpp ".length()));
    }

    private List<String> expected(String prefix) {
        return IntStream.range(0, many).mapToObj(i -> prefix + i).toList();
    }

    /** Texts that arrived again under the same id, on both sides. */
    int copies() {
        return atSip.read + atXmpp.read - atSip.bodies.size() - atXmpp.bodies.size();
    }

    int failed() {
        return failed.size();
    }

    @Override
    public void close() {
        sip.close();
        xmpp.close();
    }

    /** What one of them has read, each id once. */
    private static final class Arrivals {

        final List<String> bodies = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        int read;

        void look(ScriptUser reader) {
            for (ScriptUser.Text text : reader.texts(read)) {
                read++;
                if (ids.add(text.id())) {
                    bodies.add(text.body());
                }
            }
        }
    }
}
