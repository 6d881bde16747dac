package org.isthmus.app.lab.sip;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who has an address in the domain. A user without a password lives inside the program and cannot sign in. */
final class Users {

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    void add(String user, String password, List<DigestAlgorithm> offered) {
        String canonical = user.toLowerCase(Locale.ROOT);
        accounts.put(canonical, new Account(password, List.copyOf(offered)));
        known.add(canonical);
    }

    void add(String user) {
        known.add(user.toLowerCase(Locale.ROOT));
    }

    boolean knows(String user) {
        return known.contains(user);
    }

    Optional<String> password(String user) {
        return Optional.ofNullable(accounts.get(user.toLowerCase(Locale.ROOT))).map(Account::password);
    }

    /** With what a user is challenged, the one that is liked best first (RFC 8760 section 2.4). */
    List<DigestAlgorithm> offered(String user) {
        return Optional.ofNullable(accounts.get(user)).map(Account::offered).orElse(List.of(DigestAlgorithm.MD5));
    }

    private record Account(String password, List<DigestAlgorithm> offered) {}
}
