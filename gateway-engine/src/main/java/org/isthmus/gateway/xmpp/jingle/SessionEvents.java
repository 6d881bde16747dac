package org.isthmus.gateway.xmpp.jingle;

import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.TransferRequest;

/** What a Jingle session tells the call that it belongs to, on the account's executor. */
interface SessionEvents {

    void ringing();

    /** Both sides agreed. */
    void accepted();

    void held(boolean held);

    void pressed(char digit);

    /** The other side wants this one to call somebody else. */
    void transferred(TransferRequest request);

    /** The session is over, whoever ended it. Told once. */
    void terminated(CallEnd why);
}
