package org.isthmus.tests.peer;

import java.nio.file.Path;
import java.util.Map;

/** Somebody on SIP over UDP, with a small user agent that shares no code with the program. */
public final class SipUser extends ScriptUser {

    private SipUser(Path folder, String user, Kamailio server) {
        super(
                folder,
                "sip_user.py",
                user,
                Kamailio.DOMAIN,
                Kamailio.password(user),
                "127.0.0.1",
                Integer.toString(server.port()));
    }

    /** Registered when this returns, and again every two seconds. */
    public static SipUser signIn(Path folder, String user, Kamailio server) {
        SipUser made = new SipUser(folder, user, server);
        made.awaitOnline();
        return made;
    }

    /** Sends plain text; the event {@code answer} has the final status. */
    public void send(String id, String to, String body) {
        command(Map.of("do", "send", "id", id, "to", to, "body", body));
    }

    /** {@link #send} with a body that is compressed (Content-Encoding: deflate). */
    public void sendCompressed(String id, String to, String body) {
        command(Map.of("do", "send", "id", id, "to", to, "body", body, "deflate", true));
    }

    /** Sends in CPIM with the id as Message-ID, and sends again until a 2xx comes. */
    public void sendSurely(String id, String to, String body) {
        command(Map.of("do", "send", "id", id, "to", to, "body", body, "sure", true));
    }

    /** @param basic {@code open} or {@code closed} */
    public void publish(String basic, String note) {
        command(Map.of("do", "publish", "basic", basic, "note", note));
    }

    /** Says, as a voice mail server does, how many messages somebody has not heard yet; this user is whom to call for them. */
    public void fillMailbox(String of, int fresh, int heard) {
        command(Map.of("do", "mailbox", "of", of, "new", fresh, "old", heard));
    }

    public void subscribe(String to) {
        command(Map.of("do", "subscribe", "to", to));
    }
}
