package org.isthmus.app.conversation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.isthmus.app.Registration;
import org.isthmus.app.people.PersonId;

/** Chats and their history. */
public interface Conversations {

    /** All chats that have at least one message, the latest first. */
    List<Conversation> all();

    /**
     * A piece of the history, oldest first.
     *
     * @param before only messages with a smaller number; {@link Long#MAX_VALUE} for the latest
     */
    CompletableFuture<List<ChatMessage>> history(PersonId person, long before, int limit);

    /** Where a message to this person goes when nobody chooses: the last one used, then presence. */
    Optional<Route> preferredRoute(PersonId person);

    /**
     * Stores the message and sends it. The future completes when it is stored; how far it gets is told to the observers. A
     * message written while the account is away waits for it.
     */
    CompletableFuture<ChatMessage> send(PersonId person, Route route, String body);

    /** Corrects an own message where the network can (XEP-0308), or sends the new text marked as a correction. */
    CompletableFuture<ChatMessage> correct(ChatMessage message, String body);

    /** Sends a failed message once more. */
    CompletableFuture<ChatMessage> retry(ChatMessage message);

    /** The person has seen everything; tells the other side where they asked and the settings allow. */
    void markRead(PersonId person);

    /** The person is typing to, or has stopped typing to, the route's address. */
    void setTyping(PersonId person, Route route, boolean typing);

    /** Full-text search, the latest first. An empty list for fewer than one character. */
    CompletableFuture<List<SearchHit>> search(String query, int limit);

    Registration observe(Consumer<ConversationEvent> observer);
}
