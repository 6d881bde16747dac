package org.isthmus.ui.bridge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.isthmus.app.account.Account;
import org.isthmus.app.bridge.BridgeView;
import org.isthmus.app.bridge.Party;
import org.isthmus.app.people.ContactPoint;
import org.isthmus.app.people.Person;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.Network;

/** Works out which sockets a column has, and in which order. */
final class Sockets {

    private static final Comparator<Socket> BY_NAME = Comparator.comparing(
                    (Socket socket) -> socket.title().toLowerCase(Locale.ROOT))
            .thenComparing(Socket::addressText)
            .thenComparing(socket -> socket.party().account().value());

    private Sockets() {}

    /**
     * Everybody on the network whom one of the accounts reaches, those with a cable first and in the order of their cables, so
     * that cables run level; the others by name. A party of a cable is there even when it has left the address book; the
     * person's own addresses are not.
     */
    static List<Socket> of(
            Network network, Collection<Person> people, Collection<Account> accounts, List<BridgeView> bridges) {
        Map<Socket.Id, Party> plugged = new LinkedHashMap<>();
        for (BridgeView bridge : bridges) {
            Party party = network == Network.SIP ? bridge.sip() : bridge.xmpp();
            plugged.putIfAbsent(Socket.Id.of(party), party);
        }
        Set<Address> own = new HashSet<>();
        accounts.forEach(account -> own.add(account.address().bare()));

        Map<Socket.Id, Socket> others = new LinkedHashMap<>();
        for (Person person : people) {
            for (ContactPoint point : person.points()) {
                if (point.network() == network
                        && !point.blocked()
                        && !own.contains(point.address().bare())) {
                    Party party = new Party(point.account(), point.address().bare(), person.name());
                    Socket.Id id = Socket.Id.of(party);
                    if (plugged.computeIfPresent(id, (_, _) -> party) == null) {
                        others.putIfAbsent(id, new Socket(party, false));
                    }
                }
            }
        }
        List<Socket> all = new ArrayList<>(
                plugged.values().stream().map(party -> new Socket(party, true)).toList());
        others.values().stream().sorted(BY_NAME).forEach(all::add);
        return List.copyOf(all);
    }

    /** Whether a socket is one that the person looks for; every word must occur in the name or the address. */
    static boolean matches(Socket socket, String search) {
        String haystack = (socket.title() + ' ' + socket.addressText()).toLowerCase(Locale.ROOT);
        for (String word : search.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            if (!haystack.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
