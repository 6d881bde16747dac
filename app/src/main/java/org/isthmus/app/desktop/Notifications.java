package org.isthmus.app.desktop;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** What a desktop offers those who want to tell something: Desktop Notifications Specification 1.2, "D-BUS Protocol". */
@DBusInterfaceName(Notifications.NAME)
interface Notifications extends DBusInterface {

    String NAME = "org.freedesktop.Notifications";
    String PATH = "/org/freedesktop/Notifications";

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
}
