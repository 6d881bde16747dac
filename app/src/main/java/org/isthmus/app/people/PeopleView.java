package org.isthmus.app.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.isthmus.app.Observers;
import org.isthmus.app.Registration;
import org.isthmus.gateway.address.Address;

/**
 * People as others see them: may be read from any thread, is changed on the app's thread. Somebody who only wrote to us can
 * be found but is not in the list.
 */
final class PeopleView {

    private final Directory directory;
    private final Observers<PeopleEvent> observers = new Observers<>();
    private final Observers<PersonId> touched = new Observers<>();
    private final Map<PersonId, Person> everyone = new ConcurrentHashMap<>();
    private final Map<PersonId, Person> listed = new ConcurrentHashMap<>();
    private final Map<Address, PersonId> owners = new ConcurrentHashMap<>();
    private final Set<PersonId> known = ConcurrentHashMap.newKeySet();

    PeopleView(Directory directory) {
        this.directory = directory;
    }

    List<Person> listed() {
        return List.copyOf(listed.values());
    }

    Optional<Person> find(PersonId id) {
        return Optional.ofNullable(everyone.get(id));
    }

    Optional<PersonId> owner(Address bare) {
        return Optional.ofNullable(owners.get(bare));
    }

    /** Whoever is on a contact list, or was given a name here, which strangers cannot do by themselves. */
    Optional<Person> known(Address bare) {
        return owner(bare).filter(known::contains).flatMap(this::find);
    }

    Registration observe(Consumer<PeopleEvent> observer) {
        return observers.add(observer);
    }

    Registration observeTouched(Consumer<PersonId> observer) {
        return touched.add(observer);
    }

    void tell(PeopleEvent event) {
        observers.tell(event);
    }

    /** Draws the person anew and tells what is different. */
    void refresh(PersonId id) {
        List<KnownAddress> addresses = directory.addressesOf(id);
        if (addresses.isEmpty()) {
            known.remove(id);
            everyone.remove(id);
            if (listed.remove(id) != null) {
                observers.tell(new PeopleEvent.Removed(id));
            }
            touched.tell(id);
            return;
        }
        addresses.forEach(known -> owners.put(known.address(), id));
        Person now = PersonPicture.of(id, directory.givenName(id), addresses);
        Person before = everyone.put(id, now);
        boolean onList = PersonPicture.listed(addresses);
        if (onList || !directory.givenName(id).isEmpty()) {
            known.add(id);
        } else {
            known.remove(id);
        }
        if (onList) {
            if (!now.equals(listed.put(id, now))) {
                observers.tell(new PeopleEvent.Changed(now));
            }
        } else if (listed.remove(id) != null) {
            observers.tell(new PeopleEvent.Removed(id));
        }
        if (!now.equals(before)) {
            touched.tell(id);
        }
    }

    /** For when addresses went from one person to another, which the picture alone may not show. */
    void moved(PersonId id) {
        refresh(id);
        touched.tell(id);
    }
}
