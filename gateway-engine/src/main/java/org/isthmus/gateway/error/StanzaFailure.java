package org.isthmus.gateway.error;

import java.util.Optional;

/**
 * A stanza error (RFC 6120 section 8.3).
 *
 * @param condition the element name, for example {@code item-not-found}
 * @param type {@code auth}, {@code cancel}, {@code continue}, {@code modify} or {@code wait}
 * @param text what the other side wrote for a person, empty when nothing
 * @param newAddress the content of {@code gone} or {@code redirect}
 */
public record StanzaFailure(String condition, String type, String text, Optional<String> newAddress)
        implements WireError {

    public StanzaFailure(String condition, String type, String text) {
        this(condition, type, text, Optional.empty());
    }

    /** With the type that RFC 6120 section 8.3.3 gives to the condition. */
    public static StanzaFailure of(String condition, String text, Optional<String> newAddress) {
        return new StanzaFailure(condition, Conditions.typeOf(condition), text, newAddress);
    }
}
