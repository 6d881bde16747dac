package org.isthmus.ui.desktop;

import org.isthmus.app.desktop.Notice;
import org.isthmus.app.settings.Preferences;
import org.isthmus.ui.common.FxThread;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;

/** The desktop with the person's wishes in between: who must not be disturbed sees nothing. FX thread. */
record Desk(UiContext context, Words words, Front front) {

    Desk(UiContext context, Front front) {
        this(context, context.words(Desk.class), front);
    }

    private Preferences.Notices wishes() {
        return context.client().settings().get().notices();
    }

    /** Whether what messages say may be read there. */
    boolean showsText() {
        return wishes().text();
    }

    void show(Notice notice) {
        if (wishes().shown() && !context.client().accounts().undisturbed()) {
            context.client().notifier().show(notice);
        }
    }

    void withdraw(String subject) {
        context.client().notifier().withdraw(subject);
    }

    /** What a click on a notice does: the window comes to the front, and shows what the notice told of. */
    Runnable toFront(Runnable page) {
        return () -> FxThread.run(() -> {
            front.raise();
            page.run();
        });
    }

    /** A button of a notice. */
    Notice.Choice choice(String key, Runnable onFx) {
        return new Notice.Choice(words.get(key), () -> FxThread.run(onFx));
    }

    /** A button of a notice that brings the window to the front. */
    Notice.Choice opening(String key, Runnable page) {
        return new Notice.Choice(words.get(key), toFront(page));
    }
}
