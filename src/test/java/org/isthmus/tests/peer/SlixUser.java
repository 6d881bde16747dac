package org.isthmus.tests.peer;

import java.nio.file.Path;
import java.util.Map;

/** Somebody on XMPP, with slixmpp. */
public final class SlixUser extends ScriptUser {

    private SlixUser(Path folder, String address, String password, int port) {
        super(folder, "xmpp_user.py", address, password, "127.0.0.1", Integer.toString(port));
    }

    /** Signed in when this returns. Signs in again by itself after the server was away. */
    public static SlixUser signIn(Path folder, String user, Prosody server) {
        return signIn(folder, user + "@" + Prosody.DOMAIN, Prosody.password(user), server.port());
    }

    /** The same on any server on loopback that takes clients without encryption. */
    public static SlixUser signIn(Path folder, String address, String password, int port) {
        Programs.findFolder("python3-slixmpp", "/usr/lib/python3/dist-packages/slixmpp");
        SlixUser made = new SlixUser(folder, address, password, port);
        made.awaitOnline();
        return made;
    }

    public void send(String id, String to, String body) {
        command(Map.of("do", "send", "id", id, "to", to, "body", body));
    }

    /** Sends, and sends again with the same id after each new sign-in, until a receipt or an error comes. */
    public void sendSurely(String id, String to, String body) {
        command(Map.of("do", "send", "id", id, "to", to, "body", body, "sure", true));
    }

    /** @param show empty for plainly available */
    public void presence(String show, String status) {
        command(Map.of("do", "presence", "show", show, "status", status));
    }

    public void subscribe(String to) {
        command(Map.of("do", "subscribe", "to", to));
    }

    public void raw(String xml) {
        command(Map.of("do", "raw", "xml", xml));
    }
}
