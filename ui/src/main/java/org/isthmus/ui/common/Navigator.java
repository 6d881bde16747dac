package org.isthmus.ui.common;

import org.isthmus.app.conversation.Route;
import org.isthmus.app.people.PersonId;
import org.isthmus.gateway.address.Network;

/** Ways from one page to another. FX thread. */
public interface Navigator {

    void openChat(PersonId person);

    /** Opens the chat at the message with this number. */
    void openChatAt(PersonId person, long number);

    void openPerson(PersonId person);

    /** The address book, where requests wait for an answer. */
    void openPeople();

    void openBridges();

    void openCalls();

    /** Calls somebody and shows the call, or says why there is none. */
    void call(Route route, boolean video);

    /** The settings, where the accounts are. */
    void openSettings();

    /** The wizard for a new account. */
    void addAccount(Network network);

    /** Opens an address of the web outside of the program. Call it only when the person clicked. */
    void browse(String url);
}
