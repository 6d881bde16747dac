package org.isthmus.app;

import org.isthmus.app.account.Accounts;
import org.isthmus.app.bridge.Bridges;
import org.isthmus.app.call.Calls;
import org.isthmus.app.call.SoundDevices;
import org.isthmus.app.conversation.Conversations;
import org.isthmus.app.desktop.Notifier;
import org.isthmus.app.gateway.GatewayControl;
import org.isthmus.app.lab.Lab;
import org.isthmus.app.people.People;
import org.isthmus.app.settings.Settings;

/**
 * The whole program behind the window. Methods that return plain values answer from memory and may be called on the FX
 * thread; whatever takes time returns a future. Observers are called in order on a thread of the app, never on the FX thread.
 */
public interface Client extends AutoCloseable {

    Accounts accounts();

    People people();

    Conversations conversations();

    Calls calls();

    /** Loads what calls need, so that the first does not wait for it. Returns at once; to be called when nothing is urgent. */
    void prepareCalls();

    /** What calls can speak and listen through. */
    SoundDevices sound();

    /** Tells the person something outside of the window. */
    Notifier notifier();

    Bridges bridges();

    /** Whole domains instead of single contacts. */
    GatewayControl gateway();

    Lab lab();

    Settings settings();

    /** Signs out everywhere and writes everything down. Blocks up to two seconds. */
    @Override
    void close();
}
