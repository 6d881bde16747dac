package org.isthmus.ui.text;

/** A piece of a message's text that is drawn in one way. */
public sealed interface TextRun {

    record Plain(String text) implements TextRun {}

    /** @param url what is opened on a click; always http or https */
    record Link(String text, String url) implements TextRun {}

    record Symbol(Emoji emoji) implements TextRun {}
}
