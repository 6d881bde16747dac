package org.isthmus.app.lab.xml;

/**
 * How much is taken of a stranger.
 *
 * @param characters of one stanza or document
 * @param depth of nesting inside it
 */
public record XmlLimits(int characters, int depth) {

    /** RFC 6120 section 13.12 asks for at least 10,000 bytes. */
    public static final XmlLimits STANDARD = new XmlLimits(262_144, 60);
}
