package org.isthmus.ui.chat;

import java.util.Set;
import org.isthmus.app.conversation.Conversation;
import org.isthmus.app.people.PersonId;
import org.isthmus.app.people.PresenceSummary;
import org.isthmus.gateway.address.Network;

/** One row in the list of chats. */
record ChatRow(Conversation conversation, String name, Set<Network> networks, PresenceSummary presence) {

    PersonId id() {
        return conversation.person();
    }
}
