package org.isthmus.app.conversation;

import java.util.List;
import java.util.Optional;
import org.isthmus.app.AppThread;
import org.isthmus.app.account.Endpoints;
import org.isthmus.app.people.AddressBook;
import org.isthmus.app.people.PersonId;
import org.isthmus.app.settings.Settings;
import org.isthmus.app.store.Database;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.signal.Receipt;

/** What the person has read, and telling those who asked. Used on the app's thread only. */
final class ReadMarks {

    private final AppThread app;
    private final Database database;
    private final Endpoints endpoints;
    private final Settings settings;
    private final AddressBook people;
    private final ChatList chats;

    ReadMarks(
            AppThread app,
            Database database,
            Endpoints endpoints,
            Settings settings,
            AddressBook people,
            ChatList chats) {
        this.app = app;
        this.database = database;
        this.endpoints = endpoints;
        this.settings = settings;
        this.people = people;
        this.chats = chats;
    }

    /** The person sees the chat now. */
    void read(PersonId person) {
        people.addresses(person).forEach(address -> read(address, settings.get().sendReadReceipts()));
        chats.refresh(person);
    }

    /** Another device of the person showed the chat, or answered in it. */
    void readElsewhere(Address bare) {
        read(bare, false);
        chats.refresh(bare);
    }

    private void read(Address address, boolean tell) {
        PeerChat chat = chats.peer(address);
        LastMessage last = chat.last();
        if (last == null || chat.unread() == 0) {
            return;
        }
        chat.unread(0);
        database.write(handle -> MessageTable.markRead(handle, last.peerRow(), last.number()))
                .thenAcceptAsync(
                        wanting -> {
                            if (tell) {
                                tell(address, wanting);
                            }
                        },
                        app);
    }

    /** A marker speaks for all messages before it (XEP-0333 section 4); an IMDN speaks for one (RFC 5438 section 6). */
    private void tell(Address address, List<StoredMessage> wanting) {
        List<StoredMessage> those =
                address.network() == Network.XMPP && !wanting.isEmpty() ? List.of(wanting.getLast()) : wanting;
        for (StoredMessage message : those) {
            if (endpoints.online(message.account())) {
                endpoints.find(message.account()).ifPresent(endpoint -> tell(endpoint, message));
            }
        }
    }

    private static void tell(Endpoint endpoint, StoredMessage message) {
        endpoint.send(new Receipt(
                endpoint.address(), message.peer(), message.wireId(), Receipt.Fate.DISPLAYED, Optional.empty()));
    }
}
