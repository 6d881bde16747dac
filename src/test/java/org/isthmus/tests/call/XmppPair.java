package org.isthmus.tests.call;

import java.nio.file.Path;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.tests.peer.Prosody;

/** Ann and Ben with an account each on a real Prosody. */
final class XmppPair implements AutoCloseable {

    private final SystemScheduler scheduler = new SystemScheduler();
    private final Prosody server;
    private final CallingPerson ann;
    private final CallingPerson ben;

    XmppPair(Path folder) {
        server = Prosody.start(folder, "ann", "ben");
        ann = new CallingPerson(server, scheduler, "ann", "desk");
        ben = new CallingPerson(server, scheduler, "ben", "desk");
    }

    /** Ann calls and Ben answers. */
    Call call(SoundingMedia anns, SoundingMedia bens) {
        return call(anns, anns.media(), bens);
    }

    /** @param said what Ann's media say to the other side */
    Call call(SoundingMedia anns, CallMedia said, SoundingMedia bens) {
        Call call = ann.call(new XmppAddress("ben", Prosody.DOMAIN, ""), said);
        anns.in(call);
        ben.awaitIncoming();
        bens.in(ben.incoming());
        ben.incoming().answer(bens.media());
        return call;
    }

    @Override
    public void close() {
        ann.close();
        ben.close();
        server.close();
        scheduler.close();
    }
}
