package org.isthmus.app.lab.sip;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sip.address.Hop;
import javax.sip.address.SipURI;

/** Where each user can be reached (RFC 3261 section 10). Tells who listens when a user comes or goes. */
final class Location {

    static final int MOST_DEVICES = 10;

    private final Map<String, Map<String, Binding>> bindings = new LinkedHashMap<>();
    private final List<Consumer<String>> watchers = new ArrayList<>();

    /** @param watcher called with the user whose first device has come or whose last one has gone */
    void watch(Consumer<String> watcher) {
        watchers.add(watcher);
    }

    /** The devices, the most preferred first. */
    List<Binding> of(String user) {
        return bindings.getOrDefault(user, Map.of()).values().stream()
                .sorted(Comparator.comparingDouble(Binding::preference).reversed())
                .toList();
    }

    boolean reachable(String user) {
        return !bindings.getOrDefault(user, Map.of()).isEmpty();
    }

    Set<String> users() {
        return Set.copyOf(bindings.keySet());
    }

    Optional<Binding> find(String user, String uri) {
        return Optional.ofNullable(bindings.getOrDefault(user, Map.of()).get(uri));
    }

    void put(String user, Binding binding) {
        boolean first = !reachable(user);
        bindings.computeIfAbsent(user, key -> new LinkedHashMap<>())
                .put(binding.uri().toString(), binding);
        tell(first, user);
    }

    void remove(String user, String uri) {
        Map<String, Binding> devices = bindings.getOrDefault(user, Map.of());
        if (devices.containsKey(uri)) {
            devices.remove(uri);
            forgetEmpty(user);
        }
    }

    void clear(String user) {
        of(user).forEach(binding -> remove(user, binding.uri().toString()));
    }

    void expire(Instant now) {
        for (String user : users()) {
            of(user).stream()
                    .filter(binding -> now.isAfter(binding.expires()))
                    .forEach(binding -> remove(user, binding.uri().toString()));
        }
    }

    /** How a device that has registered this contact is reached, when it has to be the way it came. */
    Optional<Hop> flow(SipURI contact) {
        String uri = contact.toString();
        return bindings.values().stream()
                .flatMap(devices -> Optional.ofNullable(devices.get(uri)).stream())
                .flatMap(binding -> binding.flow().stream())
                .findFirst();
    }

    private void forgetEmpty(String user) {
        boolean last = bindings.getOrDefault(user, Map.of()).isEmpty();
        if (last) {
            bindings.remove(user);
        }
        tell(last, user);
    }

    private void tell(boolean changed, String user) {
        if (changed) {
            watchers.forEach(watcher -> watcher.accept(user));
        }
    }
}
