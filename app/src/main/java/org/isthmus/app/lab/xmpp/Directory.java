package org.isthmus.app.lab.xmpp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.concurrent.Scheduler;

/** The accounts of the lab's domain. */
final class Directory {

    private final String domain;
    private final Scheduler clock;
    private final Map<String, Account> accounts = new LinkedHashMap<>();

    Directory(String domain, Scheduler clock) {
        this.domain = domain;
        this.clock = clock;
    }

    String domain() {
        return domain;
    }

    Account create(String user) {
        Account account = new Account(new XmppAddress(user, domain, ""), new Archive(clock));
        accounts.put(user, account);
        return account;
    }

    Optional<Account> account(String user) {
        return Optional.ofNullable(accounts.get(user));
    }

    /** The account behind a JID; nothing for the domain itself and for other domains. */
    Optional<Account> account(XmppAddress address) {
        return address.domain().equals(domain) ? account(address.local()) : Optional.empty();
    }
}
