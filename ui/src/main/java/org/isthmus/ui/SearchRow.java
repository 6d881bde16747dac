package org.isthmus.ui;

import org.isthmus.app.conversation.SearchHit;
import org.isthmus.app.people.Person;
import org.isthmus.gateway.address.Address;

/** A row below the search field. */
sealed interface SearchRow {

    record Head(String title) implements SearchRow {}

    record Somebody(Person person) implements SearchRow {}

    record Said(SearchHit hit, String who) implements SearchRow {}

    /** An address that was typed and that nobody in the address book has. */
    record Unknown(Address address) implements SearchRow {}
}
