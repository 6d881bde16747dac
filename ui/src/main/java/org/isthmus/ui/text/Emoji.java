package org.isthmus.ui.text;

/**
 * One emoji and its place in the sheet.
 *
 * @param text as it is written in a message, for example with a skin tone
 * @param category where a picker shows it; empty when it shows only as part of a text
 */
public record Emoji(String text, int column, int row, String category) {}
