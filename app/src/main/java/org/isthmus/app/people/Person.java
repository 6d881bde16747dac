package org.isthmus.app.people;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.isthmus.gateway.address.Network;

/**
 * One person, whatever the number of addresses.
 *
 * @param note the status text of the most available device, empty when none
 * @param device the name of that device, empty when unknown
 */
public record Person(
        PersonId id,
        String name,
        List<ContactPoint> points,
        Set<String> groups,
        PresenceSummary presence,
        String note,
        String device) {

    public Person {
        points = List.copyOf(points);
        groups = Set.copyOf(groups);
    }

    public Set<Network> networks() {
        EnumSet<Network> found = EnumSet.noneOf(Network.class);
        points.forEach(point -> found.add(point.network()));
        return found;
    }
}
