package org.isthmus.app.conversation;

/**
 * A message that matches a search.
 *
 * @param snippet the surroundings of the match, one line
 */
public record SearchHit(ChatMessage message, String snippet) {}
