package org.isthmus.tests.desktop;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.isthmus.tests.peer.MessageBus;

/** Shows notifications to the test, whose hand presses their buttons. */
final class PlayedDesktop implements DesktopService, AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String NAME = "org.freedesktop.Notifications";
    private static final String PATH = "/org/freedesktop/Notifications";
    private static final UInt32 DISMISSED = new UInt32(2);

    private final DBusConnection connection;
    private final List<String> abilities;
    private final AtomicLong last = new AtomicLong();
    private final List<Shown> shown = new CopyOnWriteArrayList<>();
    private final List<Long> takenAway = new CopyOnWriteArrayList<>();

    /** One call of {@code Notify}, with the id that was answered. */
    record Shown(
            long id,
            long replaces,
            String summary,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int millis) {

        Object hint(String name) {
            return Objects.requireNonNull(hints.get(name), name).getValue();
        }

        /** The key of the button with that name. */
        String key(String name) {
            return actions.get(actions.indexOf(name) - 1);
        }
    }

    /** On the bus when this returns. */
    PlayedDesktop(MessageBus bus, String... abilities) throws DBusException {
        this.abilities = List.of(abilities);
        connection = DBusConnectionBuilder.forAddress(bus.address())
                .withShared(false)
                .build();
        connection.exportObject(PATH, this);
        connection.requestBusName(NAME);
    }

    /** All that was ever shown, in order. */
    List<Shown> shown() {
        return shown;
    }

    /** The ids of those that the program took away, in order. */
    List<Long> takenAway() {
        return takenAway;
    }

    Shown awaitShown(Predicate<Shown> like) {
        await().atMost(PATIENCE).until(() -> shown.stream().anyMatch(like));
        return shown.stream().filter(like).reduce((one, later) -> later).orElseThrow();
    }

    void awaitTakenAway(Shown one) {
        await().atMost(PATIENCE).until(() -> takenAway.contains(one.id()));
    }

    void press(Shown one, String button) throws DBusException {
        send(new ActionInvoked(PATH, new UInt32(one.id()), one.key(button)));
    }

    /** A click on the notification itself. */
    void open(Shown one) throws DBusException {
        send(new ActionInvoked(PATH, new UInt32(one.id()), "default"));
    }

    void dismiss(Shown one) throws DBusException {
        send(new NotificationClosed(PATH, new UInt32(one.id()), DISMISSED));
    }

    private void send(DBusSignal signal) {
        connection.sendMessage(signal);
    }

    @Override
    public List<String> GetCapabilities() {
        return abilities;
    }

    @Override
    public UInt32 Notify(
            String program,
            UInt32 replaces,
            String icon,
            String summary,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int millis) {
        long id = replaces.longValue() == 0 ? last.incrementAndGet() : replaces.longValue();
        shown.add(new Shown(id, replaces.longValue(), summary, body, List.copyOf(actions), Map.copyOf(hints), millis));
        return new UInt32(id);
    }

    @Override
    public void CloseNotification(UInt32 id) {
        takenAway.add(id.longValue());
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    /** The name is given back first: the library may wait for itself when it does that while it disconnects. */
    @Override
    public void close() throws DBusException {
        connection.releaseBusName(NAME);
        connection.disconnect();
    }
}
