package org.isthmus.app.call;

import java.time.Instant;
import org.isthmus.gateway.address.Address;

/** Who is told what becomes of a call, on the app's thread. */
interface CallOwner {

    Instant now();

    void changed(LiveCall call);

    /** The other side wants the person to call somebody else. */
    void transferAsked(LiveCall call, Address target);

    /** The other side pressed a key. */
    void pressed(LiveCall call, char digit);

    /** The other side does not see what the person wanted to show. */
    void pictureMissing(LiveCall call, CallEvent.PictureMissing.Why why);

    void over(LiveCall call);
}
