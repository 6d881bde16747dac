package org.isthmus.ui.people;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.stage.Window;
import org.isthmus.app.people.Person;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.ui.common.FxThread;
import org.isthmus.ui.common.NoticeBar;
import org.isthmus.ui.common.UiContext;

/** Adding a person, from asking to the new row. FX thread. */
public final class AddPerson {

    private final UiContext context;

    public AddPerson(UiContext context) {
        this.context = context;
    }

    /** Asks, adds, and hands the new person on; what goes wrong is told in the notice. */
    public void ask(Window owner, Optional<Address> prefilled, NoticeBar notice, Consumer<Person> added) {
        new AddPersonDialog(context, owner, prefilled).showAndWait().ifPresent(filled -> {
            var people = context.client().people();
            FxThread.then(
                    people.add(filled.account().id(), filled.address(), filled.name(), filled.groups()),
                    outcome -> {
                        if (outcome instanceof Outcome.Accepted) {
                            people.findByAddress(filled.address()).ifPresent(added);
                        }
                        notice.report(outcome);
                    },
                    problem -> notice.complain(
                            context.words(AddPerson.class).get("went-wrong", String.valueOf(problem.getMessage()))));
        });
    }
}
