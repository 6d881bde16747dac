package org.isthmus.ui.chat;

import org.isthmus.app.conversation.ChatMessage;
import org.isthmus.ui.common.FailureText;
import org.isthmus.ui.common.Texts;
import org.isthmus.ui.common.Words;

/** Why a message did not arrive, in words. */
final class MessageFailures {

    private final FailureText text;
    private final Words words;

    MessageFailures(Texts texts) {
        this.text = new FailureText(texts);
        this.words = texts.of(MessageFailures.class);
    }

    String shortly(ChatMessage message) {
        return message.failure().map(text::whole).orElse(words.get("failed"));
    }
}
