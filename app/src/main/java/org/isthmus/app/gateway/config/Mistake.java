package org.isthmus.app.gateway.config;

import java.util.Comparator;
import java.util.List;

/**
 * Something in the file that has to be put right before a gateway can start. {@link MistakeText} has the words.
 *
 * @param line from 1
 * @param column from 1
 * @param arguments what the words need, never a secret
 */
public record Mistake(int line, int column, Kind kind, List<String> arguments) {

    static final Comparator<Mistake> BY_PLACE =
            Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column);

    public Mistake {
        arguments = List.copyOf(arguments);
    }

    static Mistake at(Place place, Kind kind, String... arguments) {
        return new Mistake(place.line(), place.column(), kind, List.of(arguments));
    }

    /** What is wrong. Each has a sentence in {@code mistakes.properties}. */
    public enum Kind {
        FILE_UNREADABLE,
        FILE_TOO_LARGE,
        SYNTAX,
        UNKNOWN_KEY,
        UNKNOWN_KEY_LIKE,
        MISSING,
        EMPTY,
        NOT_A_TEXT,
        NOT_A_NUMBER,
        NOT_A_FLAG,
        NOT_A_LIST,
        NOT_A_TABLE,
        OUT_OF_RANGE,
        NOT_A_CHOICE,
        NOT_A_DOMAIN,
        NOT_A_PLACE,
        NOT_A_SERVER,
        NOT_AN_IP_ADDRESS,
        NOT_A_RANGE,
        TWICE,
        SAME_DOMAIN_ON_BOTH_SIDES,
        NOT_A_SIP_DOMAIN,
        HOST_NEEDED,
        TLS_NEEDED,
        NOBODY_MAY_SEND,
        HOP_IS_LISTENER,
        SECRET_FORM,
        SECRET_EMPTY,
        SECRET_IN_OPEN_FILE,
        SECRET_FILE_OPEN,
        SECRET_FILE_UNREADABLE,
        SECRET_NOT_IN_ENVIRONMENT,
        SECRET_NOT_IN_KEY_STORE,
        CERTIFICATE_UNREADABLE,
        CERTIFICATE_EXPIRED,
        KEY_UNREADABLE,
        KEY_OF_ANOTHER_CERTIFICATE,
        NO_FOLDER
    }
}
