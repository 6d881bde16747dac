package org.isthmus.app.desktop;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.isthmus.gateway.concurrent.OrderedExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices on the desktop of Linux and its relatives. The desktop is looked for when there is something to show for the first
 * time; where nobody shows notices that is said once in the log.
 */
public final class DesktopNotifier implements Notifier {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopNotifier.class);

    /** Whoever makes people call and write under many names must not fill the desktop. */
    private static final int MOST = 12;

    private static final long MILLIS_TO_CLOSE = 500;

    private final Optional<String> bus;
    private final OrderedExecutor order = new OrderedExecutor("isthmus-desktop");

    /** What each subject is to look like; only the last wish counts when they come faster than the desktop takes them. */
    private final Map<String, Optional<Notice>> wishes = new ConcurrentHashMap<>();

    private final Map<String, Shown> shown = new LinkedHashMap<>();
    private Optional<NotificationServer> server = Optional.empty();
    private boolean complained;
    private boolean closed;

    /** @param bus the address of the session's bus; empty where there is none */
    public DesktopNotifier(Optional<String> bus) {
        this.bus = bus;
    }

    /** @param environment of the program, which says where the session's bus is */
    public static DesktopNotifier of(Map<String, String> environment) {
        return new DesktopNotifier(SessionBus.address(environment));
    }

    @Override
    public void show(Notice notice) {
        wish(notice.subject(), Optional.of(notice));
    }

    @Override
    public void withdraw(String subject) {
        wish(subject, Optional.empty());
    }

    @Override
    public void close() {
        CompletableFuture.runAsync(this::leave, order)
                .completeOnTimeout(null, MILLIS_TO_CLOSE, TimeUnit.MILLISECONDS)
                .join();
    }

    private void wish(String subject, Optional<Notice> wanted) {
        wishes.put(subject, wanted);
        order.execute(() -> Optional.ofNullable(wishes.remove(subject))
                .ifPresent(last -> last.ifPresentOrElse(this::present, () -> remove(subject))));
    }

    private void present(Notice notice) {
        if (closed) {
            return;
        }
        try {
            Optional<NotificationServer> there = server();
            if (there.isPresent()) {
                Optional<Shown> before = Optional.ofNullable(shown.remove(notice.subject()));
                long id = there.get().show(notice, before.map(Shown::id).orElse(0L));
                shown.put(notice.subject(), new Shown(id, notice));
                makeRoom();
            }
        } catch (DBusException | DBusExecutionException e) {
            complain(e);
        }
    }

    private Optional<NotificationServer> server() throws DBusException {
        if (server.filter(NotificationServer::connected).isEmpty()) {
            server = Optional.empty();
            shown.clear();
            if (bus.isPresent()) {
                server = Optional.of(NotificationServer.open(bus.get(), new Answers()));
            } else if (!complained) {
                complained = true;
                LOG.info("The session has no bus; nothing is shown on the desktop.");
            }
        }
        return server;
    }

    /** A desktop may begin to show notices later than this program, so it is asked again with the next one. */
    private void complain(Exception why) {
        if (!complained) {
            complained = true;
            LOG.info("The desktop shows no notices: {}", why.getMessage());
        }
        LOG.debug("Why the desktop shows no notices.", why);
    }

    private void makeRoom() {
        Iterator<Shown> oldest = shown.values().iterator();
        while (shown.size() > MOST && oldest.hasNext()) {
            Shown one = oldest.next();
            if (one.notice().kind() != Notice.Kind.CALL) {
                oldest.remove();
                takeAway(one);
            }
        }
    }

    private void remove(String subject) {
        Optional.ofNullable(shown.remove(subject)).ifPresent(this::takeAway);
    }

    private void takeAway(Shown one) {
        try {
            server.filter(NotificationServer::connected).ifPresent(there -> there.remove(one.id()));
        } catch (DBusExecutionException e) {
            // Some desktops call it an error that the person was quicker.
            LOG.debug("A notice could not be taken away.", e);
        }
    }

    private void leave() {
        closed = true;
        shown.values().forEach(this::takeAway);
        shown.clear();
        server.ifPresent(NotificationServer::close);
        server = Optional.empty();
    }

    private Optional<Shown> find(long id) {
        return shown.values().stream().filter(one -> one.id() == id).findFirst();
    }

    private void pressed(Shown one, String key) {
        remove(one.notice().subject());
        if (key.equals(NotificationServer.Keys.OPENED)) {
            one.notice().opened().run();
        }
        for (int i = 0; i < one.notice().choices().size(); i++) {
            if (key.equals(NotificationServer.Keys.of(i))) {
                one.notice().choices().get(i).chosen().run();
            }
        }
    }

    /** Notices of other programs are heard of as well, and left alone. */
    private final class Answers implements NotificationServer.Listener {

        @Override
        public void pressed(long id, String key) {
            order.execute(() -> find(id).ifPresent(one -> DesktopNotifier.this.pressed(one, key)));
        }

        @Override
        public void gone(long id) {
            order.execute(
                    () -> find(id).ifPresent(one -> shown.remove(one.notice().subject())));
        }
    }

    private record Shown(long id, Notice notice) {}
}
