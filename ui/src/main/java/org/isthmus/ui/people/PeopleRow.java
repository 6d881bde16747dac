package org.isthmus.ui.people;

import org.isthmus.app.people.Person;

/** A row in the list of people. */
sealed interface PeopleRow {

    /** @param name empty for those in no group */
    record Group(String name, int count) implements PeopleRow {}

    record Entry(Person person) implements PeopleRow {}
}
