package org.isthmus.gateway.xmpp.component;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.gateway.domain.XmppArrivals;
import org.isthmus.gateway.error.Failure;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Stanza;

/** Everything that a component told, in order. */
final class RecordedArrivals implements XmppArrivals {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    final List<Stanza> stanzas = new CopyOnWriteArrayList<>();
    final List<Failure> losses = new CopyOnWriteArrayList<>();
    final List<String> story = new CopyOnWriteArrayList<>();

    @Override
    public void stanza(Stanza stanza) {
        stanzas.add(stanza);
        story.add("stanza");
    }

    @Override
    public void online() {
        story.add("online");
    }

    @Override
    public void lost(Failure why) {
        losses.add(why);
        story.add("lost");
    }

    long times(String what) {
        return story.stream().filter(what::equals).count();
    }

    void awaitOnline(int times) {
        await().atMost(PATIENCE).until(() -> times("online") >= times);
    }

    void awaitLost(int times) {
        await().atMost(PATIENCE).until(() -> losses.size() >= times);
    }

    List<String> bodies() {
        return stanzas.stream()
                .filter(Message.class::isInstance)
                .map(Message.class::cast)
                .filter(message -> message.getBody() != null)
                .map(Message::getBody)
                .toList();
    }

    void awaitBody(String body) {
        await().atMost(PATIENCE).until(() -> bodies().contains(body));
    }
}
