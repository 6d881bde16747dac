package org.isthmus.app.call;

import java.util.function.BooleanSupplier;
import org.isthmus.app.AppThread;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.endpoint.Outcome;

/** Asks the other side of a call of sound alone for pictures (RFC 3264 section 8.1, XEP-0166 content-add). On the app's thread. */
final class PictureOffer {

    private final AppThread app;
    private final OwnMedia media;
    private final BooleanSupplier agreed;
    private boolean open;

    /** @param agreed whether both sides agreed on pictures the last time that they agreed on something */
    PictureOffer(AppThread app, OwnMedia media, BooleanSupplier agreed) {
        this.app = app;
        this.media = media;
        this.agreed = agreed;
    }

    /** Asks, unless the answer to another such question is still to come. */
    void make(Call call, Runnable then, Runnable otherwise) {
        if (open) {
            return;
        }
        open = true;
        media.wantPictures(true);
        call.change().thenAcceptAsync(outcome -> settle(outcome, then, otherwise), app);
    }

    private void settle(Outcome outcome, Runnable then, Runnable otherwise) {
        open = false;
        if (outcome instanceof Outcome.Accepted && agreed.getAsBoolean()) {
            then.run();
        } else {
            media.wantPictures(false);
            otherwise.run();
        }
    }
}
