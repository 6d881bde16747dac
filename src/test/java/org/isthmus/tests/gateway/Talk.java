package org.isthmus.tests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
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
            // A receipt has no id, and nobody waits for one that came back.
            String id = event.get("id").asText("");
            if (id.startsWith("x")) {
                failed.add(id);
            }
        });
        int arrived = Math.min(atXmpp.bodies.size(), settled());
        for (; said < many && said < arrived + MOST_UNDER_WAY; said++) {
            xmpp.sendSurely("x" + said, sipAddress, "from xmpp " + said);
            sip.sendSurely("s" + said, "sip:" + xmppAddress, "from sip " + said);
        }
        return arrived;
    }

    /** How many of the texts from XMPP arrived or are known to their sender to have failed; some did both. */
    private int settled() {
        long both = failed.stream()
                .filter(id -> atSip.has("from xmpp " + id.substring(1)))
                .count();
        return atSip.bodies.size() + failed.size() - (int) both;
    }

    /**
     * Each text arrived once and in order, or its sender knows that it did not. What was on the component's stream when that
     * was reset is gone, because the stream has no acknowledgements (XEP-0114): its sender has no receipt for it and says it
     * again after the next sign-in, which is then its place in the order.
     */
    void verify() {
        Set<String> saidAgain = saidAgain();
        assertThat(atXmpp.bodies).isEqualTo(expected("from sip "));
        assertThat(atSip.bodies)
                .isSubsetOf(expected("from xmpp "))
                .containsAll(fromXmpp(i -> !failed.contains("x" + i)));
        assertThat(atSip.bodies)
                .filteredOn(body -> !saidAgain.contains("x" + number(body)))
                .isSortedAccordingTo((a, b) -> Integer.compare(number(a), number(b)));
    }

    private Set<String> saidAgain() {
        return xmpp.events("again").stream()
                .map(event -> event.get("id").asText())
                .collect(Collectors.toSet());
    }

    /** Texts that came in another place than they were said first. */
    int late() {
        int highest = -1;
        int late = 0;
        for (String body : atSip.bodies) {
            late += number(body) < highest ? 1 : 0;
            highest = Math.max(highest, number(body));
        }
        return late;
    }

    private static int number(String body) {
        return Integer.parseInt(body.substring("from xmpp ".length()));
    }

    private List<String> expected(String prefix) {
        return IntStream.range(0, many).mapToObj(i -> prefix + i).toList();
    }

    private List<String> fromXmpp(IntPredicate which) {
        return IntStream.range(0, many)
                .filter(which)
                .mapToObj(i -> "from xmpp " + i)
                .toList();
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
        private final Set<String> known = new HashSet<>();
        int read;

        void look(ScriptUser reader) {
            for (ScriptUser.Text text : reader.texts(read)) {
                read++;
                if (ids.add(text.id())) {
                    bodies.add(text.body());
                    known.add(text.body());
                }
            }
        }

        boolean has(String body) {
            return known.contains(body);
        }
    }
}
