package org.isthmus.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.isthmus.app.conversation.ChatMessage;
import org.isthmus.app.conversation.ChatMessage.Delivery;
import org.isthmus.app.people.PersonId;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.endpoint.EndpointId;
import org.junit.jupiter.api.Test;

class ChatTimelineTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-05-01T00:00:00Z");

    private final ChatTimeline timeline = new ChatTimeline(ZoneOffset.UTC);

    @Test
    void pagesOfHistoryPutTogetherLookAsIfTheyHadComeAtOnce() {
        ChatTimeline whole = new ChatTimeline(ZoneOffset.UTC);
        whole.append(messages(1, 40));
        timeline.append(messages(31, 40));
        timeline.prepend(messages(11, 30));
        timeline.prepend(messages(1, 10));
        assertThat(timeline.items()).containsExactlyElementsOf(whole.items());
        assertThat(timeline.items())
                .filteredOn(item -> item instanceof ChatItem.Day)
                .hasSize(2);
    }

    @Test
    void everyMessageIsFoundByItsNumber() {
        timeline.append(messages(1, 40));
        for (long number = 1; number <= 40; number++) {
            int index = timeline.indexOf(number).orElseThrow();
            assertThat(timeline.items().get(index)).isInstanceOf(ChatItem.Bubble.class);
            assertThat(timeline.items().get(index).number()).isEqualTo(number);
        }
        assertThat(timeline.indexOf(41)).isEmpty();
    }

    @Test
    void aMessageThatIsToldTwiceIsShownOnceAsItIsLast() {
        timeline.append(messages(1, 2));
        timeline.append(List.of(message(2, Delivery.READ)));
        assertThat(timeline.items()).hasSize(3);
        assertThat(timeline.lastOwn().orElseThrow().delivery()).isEqualTo(Delivery.READ);
    }

    private static List<ChatMessage> messages(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(number -> message(number, Delivery.SENT))
                .toList();
    }

    private static ChatMessage message(long number, Delivery delivery) {
        return new ChatMessage(
                number,
                "id-" + number,
                new PersonId("romeo"),
                new EndpointId("sip"),
                SipAddress.of("romeo", "verona.example"),
                true,
                "text",
                MIDNIGHT.plusSeconds(number * 3600),
                delivery,
                Optional.empty(),
                Optional.empty(),
                false,
                false);
    }
}
