package org.isthmus.app.bridge;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.isthmus.app.store.StoreException;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.Network;

/** How optional things, sets, times and addresses stand in a column. */
final class Columns {

    private Columns() {}

    static String text(Optional<String> value) {
        return value.orElse("");
    }

    static Optional<String> optional(String column) {
        return Optional.of(column).filter(text -> !text.isEmpty());
    }

    static long millis(Optional<Instant> time) {
        return time.map(Instant::toEpochMilli).orElse(0L);
    }

    static Optional<Instant> time(long millis) {
        return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    static String names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }

    static <E extends Enum<E>> Set<E> values(Class<E> type, String column) {
        Set<E> values = EnumSet.noneOf(type);
        Arrays.stream(column.split(","))
                .filter(name -> !name.isEmpty())
                .forEach(name -> values.add(Enum.valueOf(type, name)));
        return values;
    }

    static Address address(Network network, String column) {
        try {
            return Address.parse(network, column);
        } catch (AddressException e) {
            throw new StoreException("The history has an address that is none: " + e.getMessage(), e);
        }
    }
}
