package org.isthmus.app.lab.sip;

/**
 * A MESSAGE for a user who lives inside the program.
 *
 * @param from the user part of the sender, proven by digest
 * @param contentType type and subtype, lower case
 */
public record LocalMessage(String from, String contentType, String body) {}
