package org.isthmus.app.lab.xmpp;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who may sign in. A user without a password lives inside the program and cannot. */
final class Credentials {

    private final Map<String, String> passwords = new ConcurrentHashMap<>();

    void put(String user, String password) {
        passwords.put(user, password);
    }

    /** The user part as the server keeps it. */
    static String canonical(String user) {
        return user.toLowerCase(Locale.ROOT);
    }

    Optional<String> password(String canonicalUser) {
        return Optional.ofNullable(passwords.get(canonicalUser));
    }
}
