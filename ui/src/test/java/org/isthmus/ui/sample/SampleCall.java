package org.isthmus.ui.sample;

import java.util.Optional;
import org.isthmus.app.call.CallKey;
import org.isthmus.app.call.CallView;
import org.isthmus.app.call.OwnPicture;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.media.MediaStatistics;

/** One call of {@link SampleCalls}; what changes in it is set, and seen with the next view. */
final class SampleCall {

    final CallKey key;
    final EndpointId account;
    final Address peer;
    final String name;
    final boolean incoming;
    boolean claimed;
    boolean video;
    CallView.State state;
    boolean muted;
    boolean held;
    OwnPicture picture = OwnPicture.NONE;
    boolean recorded;
    Optional<MediaStatistics> statistics = Optional.empty();

    SampleCall(
            CallKey key,
            EndpointId account,
            Address peer,
            String name,
            boolean incoming,
            boolean video,
            CallView.State state) {
        this.key = key;
        this.account = account;
        this.peer = peer;
        this.name = name;
        this.incoming = incoming;
        this.video = video;
        this.state = state;
    }

    CallView view() {
        return new CallView(
                key,
                account,
                peer,
                name,
                claimed,
                incoming,
                video,
                state,
                muted,
                held,
                false,
                false,
                picture,
                recorded,
                statistics);
    }
}
