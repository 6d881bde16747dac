package org.isthmus.app.gateway.status;

import java.util.Locale;
import java.util.Optional;
import org.isthmus.app.gateway.GatewayReport;
import org.isthmus.gateway.concurrent.Scheduler;

/** In what form somebody wants to be told how the gateway is doing. */
public enum StatusForm {
    /** For people. */
    TABLE,
    /** For programs. */
    JSON;

    static Optional<StatusForm> of(String word) {
        for (StatusForm form : values()) {
            if (form.word().equals(word)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    /** As it is said on the socket. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String write(GatewayReport report, Scheduler clock) {
        return switch (this) {
            case TABLE -> StatusTable.write(report, clock.instant());
            case JSON -> StatusJson.write(report, clock.instant());
        };
    }
}
