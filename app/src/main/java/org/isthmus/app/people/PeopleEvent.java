package org.isthmus.app.people;

/** Something about the address book changed. */
public sealed interface PeopleEvent {

    /** New, or anything about them changed, presence included. */
    record Changed(Person person) implements PeopleEvent {}

    record Removed(PersonId id) implements PeopleEvent {}

    /** Somebody asks to see our presence, or such a question was settled. */
    record RequestsChanged() implements PeopleEvent {}
}
