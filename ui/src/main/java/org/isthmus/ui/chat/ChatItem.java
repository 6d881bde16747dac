package org.isthmus.ui.chat;

import java.time.LocalDate;
import org.isthmus.app.conversation.ChatMessage;

/** One row of a chat. */
sealed interface ChatItem {

    /** The message number that the row belongs to. */
    long number();

    /** The line above the first message of a day. */
    record Day(long number, LocalDate date) implements ChatItem {}

    /** @param first begins a run of messages of the same author */
    record Bubble(ChatMessage message, boolean first) implements ChatItem {

        @Override
        public long number() {
            return message.number();
        }
    }
}
