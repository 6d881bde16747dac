package org.isthmus.ui.people;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.Window;
import org.isthmus.app.people.ContactPoint;
import org.isthmus.app.people.People;
import org.isthmus.app.people.Person;
import org.isthmus.app.people.PersonId;
import org.isthmus.app.people.PresenceRequest;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.ui.common.Addresses;
import org.isthmus.ui.common.Dialogs;
import org.isthmus.ui.common.FxThread;
import org.isthmus.ui.common.NoticeBar;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;

/** What can be done with a person, from whatever menu or button. FX thread. */
final class PersonActions {

    private final UiContext context;
    private final People people;
    private final Words words;
    private final NoticeBar notice;
    private final Supplier<Window> window;

    PersonActions(UiContext context, NoticeBar notice, Supplier<Window> window) {
        this.context = context;
        this.people = context.client().people();
        this.words = context.words(PersonActions.class);
        this.notice = notice;
        this.window = window;
    }

    void message(PersonId person) {
        context.navigator().openChat(person);
    }

    /** Calls the person the way that messages to them go. */
    void call(PersonId person) {
        context.client()
                .conversations()
                .preferredRoute(person)
                .ifPresent(route -> context.navigator().call(route, false));
    }

    void rename(Person person) {
        Dialogs.ask(window.get(), words.get("rename"), words.get("rename.name"), person.name())
                .filter(name -> !name.equals(person.name()))
                .ifPresent(name -> report(people.rename(person.id(), name)));
    }

    /** Asks who else this person is. */
    void linkTo(Person person) {
        List<Person> others = people.all().stream()
                .filter(other -> !other.id().equals(person.id()))
                .toList();
        new ChoosePersonDialog(context, window.get(), words.get("link.choose", person.name()), others)
                .showAndWait()
                .ifPresent(other -> link(person.id(), other.id()));
    }

    /** Makes two rows one, and offers to undo it. */
    void link(PersonId kept, PersonId joined) {
        Optional<Person> first = people.find(kept);
        Optional<Person> second = people.find(joined);
        if (first.isEmpty() || second.isEmpty()) {
            return;
        }
        List<Address> addresses =
                second.get().points().stream().map(ContactPoint::address).toList();
        String said = words.get("link.done", first.get().name(), second.get().name());
        FxThread.then(
                people.link(kept, joined),
                now -> notice.say(said, words.get("undo"), () -> undoLink(kept, addresses)),
                this::failed);
    }

    private void undoLink(PersonId kept, List<Address> addresses) {
        CompletableFuture<Optional<PersonId>> apart = CompletableFuture.completedFuture(Optional.empty());
        for (Address address : addresses) {
            apart = apart.thenCompose(first -> people.unlink(kept, address)
                    .thenCompose(own -> first.map(together ->
                                    people.link(together, own.id()).thenApply(both -> Optional.of(together)))
                            .orElseGet(() -> CompletableFuture.completedFuture(Optional.of(own.id())))));
        }
        FxThread.then(apart, done -> {}, this::failed);
    }

    void unlink(Person person, ContactPoint point) {
        FxThread.then(
                people.unlink(person.id(), point.address()),
                own -> notice.say(
                        words.get("unlink.done", Addresses.shown(point.address())),
                        words.get("undo"),
                        () -> FxThread.then(people.link(person.id(), own.id()), both -> {}, this::failed)),
                this::failed);
    }

    void setBlocked(Person person, ContactPoint point, boolean blocked) {
        report(people.setBlocked(person.id(), point.address(), blocked));
    }

    void remove(Person person, ContactPoint point) {
        String question = words.get("remove.question", Addresses.shown(point.address()), person.name());
        if (Dialogs.confirm(window.get(), words.get("remove"), question, words.get("remove"), words.get("cancel"))) {
            report(people.remove(person.id(), point.address()));
        }
    }

    void answer(PresenceRequest request, boolean grant) {
        report(people.answer(request, grant));
    }

    ContextMenu menu(Person person) {
        ContextMenu menu = new ContextMenu(
                item("message", () -> message(person.id())),
                item("call", () -> call(person.id())),
                item("rename", () -> rename(person)),
                item("link", () -> linkTo(person)),
                new SeparatorMenuItem());
        for (ContactPoint point : person.points()) {
            String address = Addresses.shown(point.address());
            if (person.points().size() > 1) {
                menu.getItems().add(item("unlink.one", () -> unlink(person, point), address));
            }
            menu.getItems()
                    .add(item(
                            point.blocked() ? "unblock.one" : "block.one",
                            () -> setBlocked(person, point, !point.blocked()),
                            address));
            menu.getItems().add(item("remove.one", () -> remove(person, point), address));
        }
        return menu;
    }

    private MenuItem item(String key, Runnable action, Object... arguments) {
        MenuItem item = new MenuItem(words.get(key, arguments));
        item.setMnemonicParsing(false);
        item.setOnAction(chosen -> action.run());
        return item;
    }

    private void report(CompletableFuture<Outcome> outcome) {
        FxThread.then(outcome, notice::report, this::failed);
    }

    private void failed(Throwable problem) {
        notice.complain(words.get("went-wrong", String.valueOf(problem.getMessage())));
    }
}
