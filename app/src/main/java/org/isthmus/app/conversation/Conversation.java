package org.isthmus.app.conversation;

import java.time.Instant;
import org.isthmus.app.people.PersonId;

/**
 * A chat in the list of chats. There is one a person, over all their addresses.
 *
 * @param preview the last message, one line
 * @param typing the person is typing now
 */
public record Conversation(
        PersonId person,
        String title,
        String preview,
        boolean previewOutgoing,
        Instant lastAt,
        int unread,
        boolean typing) {}
