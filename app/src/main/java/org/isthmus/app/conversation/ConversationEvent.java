package org.isthmus.app.conversation;

import org.isthmus.app.people.PersonId;

/** Something about the chats changed. */
public sealed interface ConversationEvent {

    record MessageAdded(ChatMessage message) implements ConversationEvent {}

    /** Delivery state, body or mark of a message changed. */
    record MessageChanged(ChatMessage message) implements ConversationEvent {}

    record Changed(Conversation conversation) implements ConversationEvent {}

    /** The chat is no more, for example because its person was linked to another. */
    record Removed(PersonId person) implements ConversationEvent {}
}
