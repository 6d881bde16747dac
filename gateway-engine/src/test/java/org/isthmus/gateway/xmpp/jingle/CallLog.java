package org.isthmus.gateway.xmpp.jingle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.TransferRequest;
import org.isthmus.media.description.MediaKind;

/** What was told of a call, in order. */
public final class CallLog implements CallEvents {

    public final List<String> told = new CopyOnWriteArrayList<>();
    private final Optional<FixedMedia> following;
    private final CallEvents next;

    /** Of somebody who refuses to be sent to others. */
    public CallLog() {
        following = Optional.empty();
        next = this;
    }

    /** Of somebody who goes where the other side sends, with this media. */
    public CallLog(FixedMedia media, CallLog next) {
        following = Optional.of(media);
        this.next = next;
    }

    @Override
    public void ringing() {
        told.add("ringing");
    }

    @Override
    public void answered() {
        told.add("answered");
    }

    @Override
    public void held(boolean held) {
        told.add(held ? "held" : "resumed");
    }

    @Override
    public void digit(char digit) {
        told.add("digit " + digit);
    }

    @Override
    public void transferred(TransferRequest request) {
        told.add("sent to " + request.target());
        following.ifPresentOrElse(media -> request.follow(Set.of(MediaKind.AUDIO), media, next), request::refuse);
    }

    @Override
    public void ended(CallEnd why) {
        told.add("ended " + why.reason());
    }
}
