package org.isthmus.ui.chat;

import java.util.function.Consumer;
import org.isthmus.app.conversation.ChatMessage;

/** What can be done with a message. */
record BubbleActions(
        Consumer<ChatMessage> retry, Consumer<ChatMessage> edit, Consumer<ChatMessage> copy, Consumer<String> browse) {}
