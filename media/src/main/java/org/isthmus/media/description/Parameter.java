package org.isthmus.media.description;

/**
 * A named value of a payload type, a source or a feedback message.
 *
 * @param name empty where the wire had a value without a name
 * @param value empty for a flag
 */
public record Parameter(String name, String value) {}
