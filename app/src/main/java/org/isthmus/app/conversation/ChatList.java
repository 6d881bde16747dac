package org.isthmus.app.conversation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.isthmus.app.Observers;
import org.isthmus.app.Registration;
import org.isthmus.app.people.AddressBook;
import org.isthmus.app.people.Person;
import org.isthmus.app.people.PersonId;
import org.isthmus.gateway.address.Address;

/** The list of chats: may be read from any thread, is changed on the app's thread, where its observers are called too. */
final class ChatList {

    private final AddressBook people;
    private final Observers<ConversationEvent> observers = new Observers<>();
    private final Map<Address, PeerChat> peers = new HashMap<>();
    private final Map<PersonId, Conversation> chats = new ConcurrentHashMap<>();
    private final Map<PersonId, Route> lastRoutes = new ConcurrentHashMap<>();

    ChatList(AddressBook people) {
        this.people = people;
    }

    List<Conversation> all() {
        return chats.values().stream()
                .sorted(Comparator.comparing(Conversation::lastAt).reversed())
                .toList();
    }

    Optional<Route> lastRoute(PersonId person) {
        return Optional.ofNullable(lastRoutes.get(person));
    }

    Registration observe(Consumer<ConversationEvent> observer) {
        return observers.add(observer);
    }

    PeerChat peer(Address bare) {
        return peers.computeIfAbsent(bare, _ -> new PeerChat());
    }

    /** Whether the person wrote to one of their addresses in this run, or last before it. */
    boolean wroteTo(PersonId person) {
        return people.addresses(person).stream().map(peers::get).anyMatch(chat -> chat != null && chat.wroteTo());
    }

    Optional<ChatMessage> picture(StoredMessage message) {
        return people.owner(message.peer()).map(message::forPerson);
    }

    /** Tells of a message and shows its chat anew. */
    void added(StoredMessage message) {
        PeerChat chat = peer(message.peer());
        chat.show(LastMessage.of(message));
        if (message.unread()) {
            chat.unread(chat.unread() + 1);
        }
        picture(message).ifPresent(picture -> {
            observers.tell(new ConversationEvent.MessageAdded(picture));
            refresh(picture.person());
        });
    }

    void changed(StoredMessage message) {
        PeerChat chat = peer(message.peer());
        chat.show(LastMessage.of(message));
        picture(message).ifPresent(picture -> {
            observers.tell(new ConversationEvent.MessageChanged(picture));
            refresh(picture.person());
        });
    }

    void refresh(Address bare) {
        people.owner(bare).ifPresent(this::refresh);
    }

    /** Draws the chat with the person anew and tells what is different. */
    void refresh(PersonId person) {
        LastMessage last = null;
        int unread = 0;
        boolean typing = false;
        for (Address address : people.addresses(person)) {
            PeerChat chat = peers.get(address);
            if (chat == null) {
                continue;
            }
            LastMessage message = chat.last();
            if (message != null && (last == null || message.number() > last.number())) {
                last = message;
            }
            unread += chat.unread();
            typing |= chat.typing();
        }
        if (last == null) {
            lastRoutes.remove(person);
            if (chats.remove(person) != null) {
                observers.tell(new ConversationEvent.Removed(person));
            }
            return;
        }
        lastRoutes.put(person, new Route(last.account(), last.peer()));
        Conversation now = new Conversation(
                person,
                people.find(person).map(Person::name).orElse(last.peer().toString()),
                last.preview(),
                last.outgoing(),
                last.at(),
                unread,
                typing);
        if (!now.equals(chats.put(person, now))) {
            observers.tell(new ConversationEvent.Changed(now));
        }
    }
}
