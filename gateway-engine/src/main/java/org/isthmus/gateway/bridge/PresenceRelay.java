package org.isthmus.gateway.bridge;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.DevicePresence;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The presence of the party at one end, shown to the party at the other end by the account that they know. Their devices
 * become one, the most reachable, with their name before each note. Said again after each sign-in; changes that follow each
 * other quickly become one (RFC 3856 section 6.10). Confined to the bridge's executor.
 */
final class PresenceRelay {

    private static final Logger LOG = LoggerFactory.getLogger(PresenceRelay.class);

    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final Duration STALE_AFTER = Duration.ofSeconds(30);

    private final Works works;
    private final BridgeEnd origin;
    private final BridgeEnd target;
    private Optional<PresenceUpdate> known = Optional.empty();
    private Optional<DevicePresence> said = Optional.empty();
    private Instant saidAt = Instant.MIN;
    private boolean running;
    private boolean sayLater;
    private long originLost;

    PresenceRelay(Works works, BridgeEnd origin, BridgeEnd target) {
        this.works = works;
        this.origin = origin;
        this.target = target;
    }

    void run(boolean on) {
        if (running && !on) {
            withdraw();
        }
        if (!running && on) {
            known = works.lines().presence(origin.account(), origin.party());
        }
        running = on;
        say();
    }

    void update(PresenceUpdate update) {
        known = Optional.of(
                known.map(before -> DeviceMerge.into(before, update)).orElse(update));
        say();
    }

    /** The target's account signed in: what was said before is forgotten there. */
    void online() {
        said = Optional.empty();
        saidAt = Instant.MIN;
        say();
    }

    /** The account that sees the origin's presence is signed in, or not: then nobody knows how they are after a while. */
    void originOnline(boolean online) {
        long now = ++originLost;
        if (!online) {
            works.later(STALE_AFTER, () -> {
                if (originLost == now && known.isPresent()) {
                    known = Optional.empty();
                    withdraw();
                }
            });
        }
    }

    private void say() {
        if (!running || known.isEmpty()) {
            return;
        }
        DevicePresence shown = shown(known.get().devices());
        Optional<Endpoint> endpoint = works.online(target.account());
        if (endpoint.isEmpty() || said.filter(shown::equals).isPresent()) {
            return;
        }
        Duration wait =
                saidAt.equals(Instant.MIN) ? Duration.ZERO : Duration.between(works.now(), saidAt.plus(BETWEEN));
        if (wait.isPositive()) {
            sayAfter(wait);
            return;
        }
        said = Optional.of(shown);
        saidAt = works.now();
        send(endpoint.get(), shown);
    }

    private void sayAfter(Duration wait) {
        if (!sayLater) {
            sayLater = true;
            works.later(wait, () -> {
                sayLater = false;
                say();
            });
        }
    }

    private void withdraw() {
        if (said.filter(d -> d.availability() != Availability.OFFLINE).isPresent()) {
            works.online(target.account()).ifPresent(endpoint -> send(endpoint, gone()));
        }
        said = Optional.empty();
    }

    private void send(Endpoint endpoint, DevicePresence shown) {
        Identity.Guise guise = works.identity().guise(origin, target, endpoint.address());
        endpoint.send(new PresenceUpdate(guise.from(), guise.to(), List.of(shown), true, guise.author()))
                .thenAccept(outcome -> {
                    if (outcome instanceof Outcome.Failed failed) {
                        LOG.info("The presence of {} was not taken: {}", origin.party(), failed.failure());
                    }
                });
    }

    private DevicePresence shown(List<DevicePresence> devices) {
        return devices.stream()
                .max(Comparator.<DevicePresence>comparingInt(d -> reach(d.availability()))
                        .thenComparingInt(d -> d.priority().orElse(0)))
                .map(best -> new DevicePresence(
                        "", best.availability(), named(best.notes()), OptionalInt.empty(), best.since()))
                .orElseGet(this::gone);
    }

    private DevicePresence gone() {
        return new DevicePresence("", Availability.OFFLINE, named(Map.of()), OptionalInt.empty(), Optional.empty());
    }

    private Map<String, String> named(Map<String, String> notes) {
        Map<String, String> named = new HashMap<>();
        notes.forEach((language, note) ->
                named.put(language, note.isBlank() ? origin.shownName() : origin.shownName() + ": " + note));
        if (named.isEmpty()) {
            named.put("", origin.shownName());
        }
        return named;
    }

    private static int reach(Availability availability) {
        return switch (availability) {
            case CHAT -> 5;
            case AVAILABLE -> 4;
            case BUSY -> 3;
            case AWAY -> 2;
            case EXTENDED_AWAY -> 1;
            case OFFLINE -> 0;
        };
    }
}
