package org.isthmus.app.call;

import java.time.Instant;

/** Who is told what becomes of a call, on the app's thread. */
interface CallOwner {

    Instant now();

    void changed(LiveCall call);

    /** Something that the person is to know, and that changes nothing in the call. */
    void told(CallEvent event);

    void over(LiveCall call);
}
