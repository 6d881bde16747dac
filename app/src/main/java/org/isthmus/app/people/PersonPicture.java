package org.isthmus.app.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.DevicePresence;

/** Draws the person that is shown from all that the accounts know of their addresses. */
final class PersonPicture {

    private static final Comparator<DevicePresence> BEST = Comparator.<DevicePresence, PresenceSummary>comparing(
                    device -> summary(device.availability()))
            .thenComparingInt(device -> device.priority().orElse(0));

    private PersonPicture() {}

    /**
     * @param givenName the name that was given here, empty when none was
     * @param all at least one
     */
    static Person of(PersonId id, String givenName, List<KnownAddress> all) {
        // The addresses that were always theirs come first, so that a linked one does not change what they are called.
        List<KnownAddress> addresses = all.size() == 1
                ? all
                : all.stream()
                        .sorted(Comparator.comparing(
                                (KnownAddress known) -> !known.home().equals(id)))
                        .toList();
        List<ContactPoint> points = new ArrayList<>();
        Set<String> groups = new HashSet<>();
        for (KnownAddress address : addresses) {
            for (ContactEntry entry : address.entries()) {
                points.add(entry.point());
                groups.addAll(entry.facts().groups());
            }
        }
        Optional<DevicePresence> best =
                points.stream().flatMap(point -> point.devices().stream()).max(BEST);
        return new Person(
                id,
                name(givenName, addresses),
                points,
                groups,
                best.map(device -> summary(device.availability())).orElse(PresenceSummary.UNKNOWN),
                best.map(DevicePresence::note).orElse(""),
                best.map(DevicePresence::device).orElse(""));
    }

    /** Whether any account has the person on its contact list. */
    static boolean listed(List<KnownAddress> addresses) {
        return addresses.stream()
                .flatMap(address -> address.entries().stream())
                .anyMatch(entry -> entry.facts().listed());
    }

    private static String name(String given, List<KnownAddress> addresses) {
        if (!given.isEmpty()) {
            return given;
        }
        return addresses.stream()
                .flatMap(address -> address.entries().stream())
                .map(entry -> entry.facts().name())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .or(() -> addresses.stream().findFirst().map(known -> shortName(known.address())))
                .orElse("");
    }

    private static String shortName(Address address) {
        String user = switch (address) {
            case SipAddress sip -> sip.user();
            case XmppAddress xmpp -> xmpp.local();
        };
        return user.isEmpty() ? address.toString() : user;
    }

    private static PresenceSummary summary(Availability availability) {
        return switch (availability) {
            case CHAT, AVAILABLE -> PresenceSummary.AVAILABLE;
            case AWAY -> PresenceSummary.AWAY;
            case EXTENDED_AWAY -> PresenceSummary.EXTENDED_AWAY;
            case BUSY -> PresenceSummary.BUSY;
            case OFFLINE -> PresenceSummary.OFFLINE;
        };
    }
}
