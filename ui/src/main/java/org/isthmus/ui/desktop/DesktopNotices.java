package org.isthmus.ui.desktop;

import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.isthmus.app.Client;
import org.isthmus.app.call.CallEvent;
import org.isthmus.app.call.CallView;
import org.isthmus.app.conversation.ConversationEvent;
import org.isthmus.app.people.PeopleEvent;
import org.isthmus.app.settings.Preferences;
import org.isthmus.ui.common.FxObserver;
import org.isthmus.ui.common.FxThread;
import org.isthmus.ui.common.UiContext;

/** Tells the person on the desktop of calls, messages and requests. FX thread; lives as long as the window. */
public final class DesktopNotices {

    /** Whoever sends many messages at once makes one notice of them. */
    private static final Duration MOMENT = Duration.millis(300);

    private final Client client;
    private final CallsOnDesktop calls;
    private final ChatsOnDesktop chats;
    private final RequestsOnDesktop requests;

    public DesktopNotices(UiContext context, Front front) {
        Desk desk = new Desk(context, front);
        this.client = context.client();
        this.calls = new CallsOnDesktop(desk);
        this.chats = new ChatsOnDesktop(desk);
        this.requests = new RequestsOnDesktop(desk);
    }

    /** From now on what happens is told. */
    public void watch() {
        Executor soon = DesktopNotices::soon;
        client.calls().observe(new FxObserver<CallEvent>(FxThread::run, calls::take));
        client.conversations().observe(new FxObserver<ConversationEvent>(soon, chats::take));
        client.people().observe(new FxObserver<PeopleEvent>(soon, requests::take));
        client.settings().observe(new FxObserver<Preferences>(all -> {
            if (!all.getLast().notices().shown()) {
                calls.withdrawAll();
                chats.withdrawAll();
                requests.withdrawAll();
            }
        }));
        for (CallView call : client.calls().current()) {
            calls.changed(call);
        }
    }

    private static void soon(Runnable task) {
        FxThread.run(() -> {
            PauseTransition moment = new PauseTransition(MOMENT);
            moment.setOnFinished(_ -> task.run());
            moment.play();
        });
    }
}
