package org.isthmus.app.call;

import org.isthmus.app.AppThread;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.endpoint.Outcome;

/** Which side of a call keeps the other waiting. On the app's thread. */
final class Holding {

    private final AppThread app;
    private final OwnMedia media;
    private final Runnable changed;
    private boolean held;
    private boolean byOther;

    Holding(AppThread app, OwnMedia media, Runnable changed) {
        this.app = app;
        this.media = media;
        this.changed = changed;
    }

    boolean held() {
        return held;
    }

    boolean byOther() {
        return byOther;
    }

    void byOther(boolean on) {
        byOther = on;
        changed.run();
    }

    /** Keeps the other side waiting or goes on. When it is refused, what was before it stays. */
    void hold(boolean on, Call call) {
        if (held == on) {
            return;
        }
        held = on;
        media.hold(on);
        call.change().thenAcceptAsync(outcome -> became(on, outcome), app);
        changed.run();
    }

    private void became(boolean on, Outcome outcome) {
        if (outcome instanceof Outcome.Failed) {
            held = !on;
            media.hold(!on);
            changed.run();
        }
    }
}
