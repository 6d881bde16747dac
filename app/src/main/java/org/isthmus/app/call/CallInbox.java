package org.isthmus.app.call;

import java.util.List;
import org.isthmus.app.AppThread;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.TransferRequest;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaListener;
import org.isthmus.media.Protection;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.MediaKind;

/** What the network and the media say of a call, brought to the app's thread. A call that is over hears no more. Any thread. */
final class CallInbox implements CallEvents, MediaListener {

    private final AppThread app;
    private final LiveCall call;

    CallInbox(AppThread app, LiveCall call) {
        this.app = app;
        this.call = call;
    }

    @Override
    public void ringing() {
        later(() -> call.ringing(false));
    }

    @Override
    public void early() {
        later(() -> call.ringing(true));
    }

    @Override
    public void answered() {
        later(call::agreed);
    }

    @Override
    public void held(boolean held) {
        later(() -> call.heldByOther(held));
    }

    @Override
    public void digit(char digit) {
        later(() -> call.pressed(digit));
    }

    @Override
    public void transferred(TransferRequest request) {
        later(() -> call.transferAsked(request));
    }

    @Override
    public void ended(CallEnd why) {
        later(() -> call.finish(why));
    }

    @Override
    public void candidates(String content, List<Candidate> candidates) {
        later(() -> call.found(content, candidates));
    }

    @Override
    public void connected(MediaKind kind, Protection protection) {
        later(() -> call.connected(protection));
    }

    @Override
    public void pictureFailed(MediaException why) {
        later(() -> call.media().pictures().failed(why));
    }

    /** Both sides agreed, with pictures or without. */
    void pictured(boolean agreed) {
        later(() -> call.pictured(agreed));
    }

    @Override
    public void failed(MediaException why) {
        later(() -> call.end(CallEnd.of(reason(why.reason()), String.valueOf(why.getMessage()))));
    }

    private void later(Runnable news) {
        app.execute(() -> {
            if (!call.over()) {
                news.run();
            }
        });
    }

    private static CallEnd.Reason reason(MediaException.Cause cause) {
        return switch (cause) {
            case NOTHING_IN_COMMON -> CallEnd.Reason.INCOMPATIBLE_PARAMETERS;
            case BAD_DESCRIPTION -> CallEnd.Reason.FAILED_APPLICATION;
            case SECURITY -> CallEnd.Reason.SECURITY_ERROR;
            case CONNECTIVITY -> CallEnd.Reason.CONNECTIVITY_ERROR;
            case LOCAL -> CallEnd.Reason.MEDIA_ERROR;
        };
    }
}
