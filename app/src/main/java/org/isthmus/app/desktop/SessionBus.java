package org.isthmus.app.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where programs of one desktop session talk to each other: D-Bus. */
final class SessionBus {

    private SessionBus() {}

    /**
     * The address of the bus that listens on a socket in the file system, where there is one.
     *
     * @param environment of the program
     */
    static Optional<String> address(Map<String, String> environment) {
        Optional<String> said =
                Optional.ofNullable(environment.get("DBUS_SESSION_BUS_ADDRESS")).filter(text -> !text.isBlank());
        return said.isPresent() ? said.flatMap(SessionBus::reachable) : usual(environment);
    }

    /** The environment may name several, the best first (D-Bus Specification, "Server Addresses"). */
    private static Optional<String> reachable(String addresses) {
        return Stream.of(addresses.split(";"))
                .map(String::strip)
                .filter(one -> one.startsWith("unix:path="))
                .findFirst();
    }

    /** Where systemd puts it; sessions over ssh often lack the variable. */
    private static Optional<String> usual(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .map(folder -> Path.of(folder, "bus"))
                .filter(Files::exists)
                .map(socket -> "unix:path=" + socket);
    }
}
