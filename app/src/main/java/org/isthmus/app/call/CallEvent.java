package org.isthmus.app.call;

/** Something about calls is different. */
public sealed interface CallEvent {

    /** A call came in, was made, or is not as it was. */
    record Changed(CallView call) implements CallEvent {}

    /** A call is over; it has the state {@link CallView.Ended}. */
    record Over(CallView call) implements CallEvent {}

    /** The list of past calls, or how many of them were missed, is different. */
    record HistoryChanged() implements CallEvent {}
}
