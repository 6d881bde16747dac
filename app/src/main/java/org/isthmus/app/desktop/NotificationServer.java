package org.isthmus.app.desktop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.freedesktop.dbus.DBusMatchRule;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desktop's part in showing notices, over D-Bus (Desktop Notifications Specification 1.2). Methods wait for the desktop's
 * answer and throw {@link DBusException} or its sibling {@link org.freedesktop.dbus.exceptions.DBusExecutionException} where
 * none comes.
 */
final class NotificationServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationServer.class);

    private static final int AS_THE_DESKTOP_LIKES = -1;
    private static final int FOR_EVER = 0;
    private static final byte NORMAL = 1;
    private static final byte CRITICAL = 2;

    private final DBusConnection connection;
    private final Notifications notifications;
    private final Set<String> abilities;

    /** What the person does with a notice. On a thread of the connection. */
    interface Listener {

        void pressed(long id, String key);

        void gone(long id);
    }

    private NotificationServer(DBusConnection connection, Notifications notifications, Set<String> abilities) {
        this.connection = connection;
        this.notifications = notifications;
        this.abilities = abilities;
    }

    /** @param bus the address of a session bus */
    static NotificationServer open(String bus, Listener listener) throws DBusException {
        DBusConnection connection =
                DBusConnectionBuilder.forAddress(bus).withShared(false).build();
        try {
            Notifications there =
                    connection.getRemoteObject(Notifications.NAME, Notifications.PATH, Notifications.class);
            Set<String> abilities = Set.copyOf(there.GetCapabilities());
            connection.addGenericSigHandler(
                    signal("ActionInvoked"),
                    said -> heard(said, (id, key) -> {
                        if (key instanceof String pressed) {
                            listener.pressed(id, pressed);
                        }
                    }));
            connection.addGenericSigHandler(
                    signal("NotificationClosed"), said -> heard(said, (id, reason) -> listener.gone(id)));
            return new NotificationServer(connection, there, abilities);
        } catch (DBusException | RuntimeException e) {
            connection.disconnect();
            throw e;
        }
    }

    private static DBusMatchRule signal(String name) {
        return new DBusMatchRule("signal", Notifications.NAME, name, Notifications.PATH);
    }

    /** Both signals have two arguments, of which the first is the id of a notice. */
    private static void heard(DBusSignal signal, BiConsumer<Long, Object> what) {
        try {
            Object[] said = signal.getParameters();
            if (said.length == 2 && said[0] instanceof UInt32 id) {
                what.accept(id.longValue(), said[1]);
            }
        } catch (DBusException e) {
            LOG.debug("The desktop said something that cannot be read.", e);
        }
    }

    /** Whether the person can press something on a notice. */
    boolean takesActions() {
        return abilities.contains("actions");
    }

    /**
     * Shows a notice.
     *
     * @param replaces the id of the notice whose place it takes, 0 for none
     * @return its id
     */
    long show(Notice notice, long replaces) throws DBusException {
        boolean call = notice.kind() == Notice.Kind.CALL;
        Map<String, Variant<?>> hints = new HashMap<>();
        hints.put("urgency", new Variant<>(call ? CRITICAL : NORMAL));
        hints.put("category", new Variant<>(category(notice.kind())));
        hints.put("desktop-entry", new Variant<>("isthmus"));
        // The program rings by itself, in the way that the person chose.
        hints.put("suppress-sound", new Variant<>(true));
        return notifications.Notify(
                        "Isthmus",
                        new UInt32(replaces),
                        "isthmus",
                        NoticeText.title(notice.title()),
                        NoticeText.body(notice.text(), abilities.contains("body-markup")),
                        takesActions() ? actions(notice) : List.of(),
                        hints,
                        call ? FOR_EVER : AS_THE_DESKTOP_LIKES)
                .longValue();
    }

    /** Keys and names by turns; {@code default} is a click on the notice itself. */
    private static List<String> actions(Notice notice) {
        List<String> all = new ArrayList<>(List.of(Keys.OPENED, notice.title()));
        for (int i = 0; i < notice.choices().size(); i++) {
            all.add(Keys.of(i));
            all.add(NoticeText.title(notice.choices().get(i).name()));
        }
        return all;
    }

    private static String category(Notice.Kind kind) {
        return switch (kind) {
            case CALL -> "call.incoming";
            case MISSED_CALL -> "call.unanswered";
            case MESSAGE -> "im.received";
            case REQUEST -> "presence";
        };
    }

    void remove(long id) {
        notifications.CloseNotification(new UInt32(id));
    }

    boolean connected() {
        return connection.isConnected();
    }

    @Override
    public void close() {
        connection.disconnect();
    }

    /** How the buttons of a notice are called on the bus. */
    static final class Keys {

        static final String OPENED = "default";

        private Keys() {}

        static String of(int choice) {
            return "choice-" + choice;
        }
    }
}
