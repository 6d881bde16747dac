package org.isthmus.gateway.xmpp.component;

/**
 * What one stanza may be. Any stranger can send one that is more than that, so such a stanza is passed over and the stream
 * goes on; only one that is so large that no server lets it through ends the stream.
 *
 * @param characters that are kept of one stanza; servers let up to half a million through
 * @param absurd characters after which the server itself must be out of order
 * @param depth of elements within elements, for the stacks of those who read them
 * @param attributes of one element
 * @param nameCharacters of one name
 */
record StanzaLimits(int characters, int absurd, int depth, int attributes, int nameCharacters) {

    static final StanzaLimits USUAL = new StanzaLimits(524_288, 16_777_216, 100, 100, 500);
}
