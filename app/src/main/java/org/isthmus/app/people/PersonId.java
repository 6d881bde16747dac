package org.isthmus.app.people;

/** Names a person in the address book, for ever. */
public record PersonId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
