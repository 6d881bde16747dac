package org.isthmus.tests.desktop;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The Desktop Notifications Specification 1.2 as a desktop sees it, written down apart from the program's own reading of it. */
@DBusInterfaceName("org.freedesktop.Notifications")
public interface DesktopService extends DBusInterface {

    List<String> GetCapabilities();

    UInt32 Notify(
            String program,
            UInt32 replaces,
            String icon,
            String summary,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int millis);

    void CloseNotification(UInt32 id);

    /** The person pressed something. */
    final class ActionInvoked extends DBusSignal {

        public final UInt32 id;
        public final String key;

        public ActionInvoked(String path, UInt32 id, String key) throws DBusException {
            super(path, id, key);
            this.id = id;
            this.key = key;
        }
    }

    /** A notification is not there any more. */
    final class NotificationClosed extends DBusSignal {

        public final UInt32 id;
        public final UInt32 reason;

        public NotificationClosed(String path, UInt32 id, UInt32 reason) throws DBusException {
            super(path, id, reason);
            this.id = id;
            this.reason = reason;
        }
    }
}
