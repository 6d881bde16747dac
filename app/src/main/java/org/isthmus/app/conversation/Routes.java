package org.isthmus.app.conversation;

import java.util.Comparator;
import java.util.Optional;
import org.isthmus.app.account.Account;
import org.isthmus.app.account.Accounts;
import org.isthmus.app.account.Endpoints;
import org.isthmus.app.people.ContactPoint;
import org.isthmus.app.people.People;
import org.isthmus.app.people.PersonId;
import org.isthmus.gateway.signal.Availability;

/** Where a message goes when nobody chooses. May be asked from any thread. */
final class Routes {

    private static final Comparator<ContactPoint> BY_PRESENCE =
            Comparator.comparingInt(point -> point.devices().stream()
                    .mapToInt(device -> rank(device.availability()))
                    .max()
                    .orElse(1));

    private final People people;
    private final Accounts accounts;
    private final Endpoints endpoints;
    private final ChatList chats;

    Routes(People people, Accounts accounts, Endpoints endpoints, ChatList chats) {
        this.people = people;
        this.accounts = accounts;
        this.endpoints = endpoints;
        this.chats = chats;
    }

    /**
     * The last route used while its account is signed in; otherwise the address with the best presence over an account that
     * is; otherwise what will work once an account is back.
     */
    Optional<Route> preferred(PersonId person) {
        Optional<Route> last = chats.lastRoute(person);
        return last.filter(route -> endpoints.online(route.account()))
                .or(() -> byPresence(person, true))
                .or(() -> last.filter(route -> accounts.find(route.account()).isPresent()))
                .or(() -> byPresence(person, false))
                .or(() -> last.flatMap(this::overAnotherAccount));
    }

    private Optional<Route> byPresence(PersonId person, boolean online) {
        return people.find(person).stream()
                .flatMap(found -> found.points().stream())
                .filter(point -> !point.blocked())
                .filter(point -> !online || endpoints.online(point.account()))
                .filter(point -> accounts.find(point.account()).isPresent())
                .max(BY_PRESENCE)
                .map(point -> new Route(point.account(), point.address()));
    }

    /** The account of the history is gone, but its network is still there. */
    private Optional<Route> overAnotherAccount(Route old) {
        return accounts.all().stream()
                .filter(account -> account.network() == old.peer().network())
                .max(Comparator.comparing(Account::online).thenComparing(Account::enabled))
                .map(account -> new Route(account.id(), old.peer()));
    }

    private static int rank(Availability availability) {
        return switch (availability) {
            case OFFLINE -> 0;
            case EXTENDED_AWAY -> 2;
            case AWAY -> 3;
            case BUSY -> 4;
            case AVAILABLE, CHAT -> 5;
        };
    }
}
