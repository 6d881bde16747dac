package org.isthmus.ui.chat;

import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.isthmus.ui.text.TextKit;

/** What the rows of a chat are made with. */
record BubbleKit(Words words, ChatTimes times, MessageFailures failures, TextKit text, BubbleActions actions) {

    static BubbleKit of(UiContext context, TextKit text, BubbleActions actions) {
        return new BubbleKit(
                context.words(BubbleKit.class),
                new ChatTimes(context),
                new MessageFailures(context.texts()),
                text,
                actions);
    }
}
