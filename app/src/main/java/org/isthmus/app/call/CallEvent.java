package org.isthmus.app.call;

import java.util.Optional;
import org.isthmus.app.call.record.RecordingProblem;
import org.isthmus.gateway.address.Address;

/** Something about calls is different. */
public sealed interface CallEvent {

    /** A call came in, was made, or is not as it was. */
    record Changed(CallView call) implements CallEvent {}

    /** A call is over; it has the state {@link CallView.Ended}. */
    record Over(CallView call) implements CallEvent {}

    /** The other side asks the person to call somebody else in its place; {@link Calls#follow} does it. */
    record TransferAsked(CallView call, Address target) implements CallEvent {}

    /** The other side pressed a key of its keypad: 0 to 9, *, #, A to D. */
    record Pressed(CallView call, char digit) implements CallEvent {}

    /** The other side does not see what the person wanted to show; the call goes on without. */
    record PictureMissing(CallView call, Why why) implements CallEvent {

        /** Why there is nothing to see. */
        public enum Why {
            NO_CAMERA,
            /** The other side takes no pictures in this call. */
            DECLINED,
            /** What was chosen last is not there; the other side sees the first other one. */
            ANOTHER,
            /** The desktop lets no program see it. */
            NO_SCREEN,
            /** The camera or the screen was there before, and is not any more. */
            GONE,
            /** The device does not work, or another program has it. */
            FAILED
        }
    }

    /**
     * What was recorded of a call is whole, maybe when that is over.
     *
     * @param file where it lies
     */
    record Recorded(CallView call, String file) implements CallEvent {}

    /**
     * A call is not recorded, or not any more; it goes on.
     *
     * @param file with what was recorded until then, empty where nothing was
     */
    record NotRecorded(CallView call, RecordingProblem why, Optional<String> file) implements CallEvent {}

    /** The list of past calls, or how many of them were missed, is different. */
    record HistoryChanged() implements CallEvent {}
}
