package org.isthmus.app.call;

import java.nio.file.Path;
import java.util.Optional;
import org.isthmus.app.call.record.CallRecorder;
import org.isthmus.app.call.record.RecordingProblem;

/** Passes on what becomes of a call's pictures and recordings. On the app's thread. */
record CallNews(LiveCall call, CallOwner owner) implements CallPictures.Owner, CallRecorder.Owner {

    @Override
    public void changed() {
        if (!call.over()) {
            owner.changed(call);
        }
    }

    @Override
    public void pictureMissing(CallEvent.PictureMissing.Why why) {
        if (!call.over()) {
            owner.told(new CallEvent.PictureMissing(call.view(), why));
        }
    }

    @Override
    public void recordingChanged() {
        changed();
    }

    @Override
    public void recorded(Path file) {
        owner.told(new CallEvent.Recorded(call.view(), file.toString()));
    }

    @Override
    public void notRecorded(RecordingProblem why, Optional<Path> file) {
        owner.told(new CallEvent.NotRecorded(call.view(), why, file.map(Path::toString)));
    }
}
