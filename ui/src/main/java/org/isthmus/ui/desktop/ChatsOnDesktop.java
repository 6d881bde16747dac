package org.isthmus.ui.desktop;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.isthmus.app.Client;
import org.isthmus.app.conversation.ChatMessage;
import org.isthmus.app.conversation.Conversation;
import org.isthmus.app.conversation.ConversationEvent;
import org.isthmus.app.desktop.Notice;
import org.isthmus.app.people.Person;
import org.isthmus.app.people.PersonId;

/** One notice a chat, with its latest message, until somebody has read it here or elsewhere. FX thread. */
final class ChatsOnDesktop {

    private final Desk desk;
    private final Client client;
    private final Set<PersonId> told = new HashSet<>();

    ChatsOnDesktop(Desk desk) {
        this.desk = desk;
        this.client = desk.context().client();
    }

    void take(List<ConversationEvent> events) {
        Map<PersonId, ChatMessage> latest = new LinkedHashMap<>();
        for (ConversationEvent event : events) {
            switch (event) {
                case ConversationEvent.MessageAdded(ChatMessage message) -> {
                    if (!message.outgoing()) {
                        latest.put(message.person(), message);
                    }
                }
                case ConversationEvent.Changed(Conversation chat) -> {
                    if (chat.unread() == 0) {
                        withdraw(chat.person());
                    }
                }
                case ConversationEvent.Removed(PersonId person) -> withdraw(person);
                case ConversationEvent.MessageChanged _ -> {
                    // A correction is no second message.
                }
            }
        }
        if (!latest.isEmpty()) {
            tell(latest);
        }
    }

    private void tell(Map<PersonId, ChatMessage> latest) {
        Map<PersonId, Conversation> unread = client.conversations().all().stream()
                .filter(chat -> latest.containsKey(chat.person()) && chat.unread() > 0)
                .collect(Collectors.toMap(Conversation::person, Function.identity()));
        Optional<PersonId> inSight = desk.front().chatInSight();
        latest.forEach((person, message) -> Optional.ofNullable(unread.get(person))
                .filter(_ -> inSight.filter(person::equals).isEmpty())
                .ifPresent(chat -> {
                    told.add(person);
                    desk.show(notice(chat, message));
                }));
    }

    private Notice notice(Conversation chat, ChatMessage message) {
        PersonId person = chat.person();
        String name = client.people().find(person).map(Person::name).orElse(chat.title());
        Runnable open = () -> desk.context().navigator().openChat(person);
        return new Notice(
                subject(person),
                Notice.Kind.MESSAGE,
                chat.unread() == 1 ? name : desk.words().get("messages.from", name, chat.unread()),
                desk.showsText() ? text(message) : desk.words().get("message.new"),
                desk.toFront(open),
                List.of(desk.opening("show", open)));
    }

    private static String text(ChatMessage message) {
        return message.author()
                .map(author -> author.name().isEmpty() ? author.address().bare().toString() : author.name())
                .map(author -> author + ": " + message.body())
                .orElse(message.body());
    }

    private void withdraw(PersonId person) {
        if (told.remove(person)) {
            desk.withdraw(subject(person));
        }
    }

    void withdrawAll() {
        told.forEach(person -> desk.withdraw(subject(person)));
        told.clear();
    }

    private static String subject(PersonId person) {
        return "chat:" + person.value();
    }
}
