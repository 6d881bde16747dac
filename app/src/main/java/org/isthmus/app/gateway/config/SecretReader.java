package org.isthmus.app.gateway.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isthmus.app.gateway.config.Mistake.Kind;
import org.isthmus.app.profile.PrivateFiles;
import org.isthmus.app.secret.SecretException;
import org.isthmus.app.secret.SecretStore;

/**
 * Finds the secrets that the file speaks of: in the environment, in the key store, in a file of their own, or written down
 * right there. Files with secrets have to be closed to everybody but their owner.
 */
final class SecretReader {

    private static final long LONGEST = 4_096;

    private final Path config;
    private final Map<String, String> environment;
    private final SecretStore keyStore;
    private final Mistakes mistakes;

    SecretReader(Path config, Map<String, String> environment, SecretStore keyStore, Mistakes mistakes) {
        this.config = config;
        this.environment = environment;
        this.keyStore = keyStore;
        this.mistakes = mistakes;
    }

    /** The secret of a key: a text, or a table with one of {@code env}, {@code keyring} and {@code file}. */
    Optional<String> read(Section section, String key) {
        Optional<Object> value = section.value(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Place place = section.placeOf(key);
        String name = section.full(key);
        if (value.get() instanceof String text) {
            if (PrivateFiles.isOpen(config)) {
                mistakes.add(place, Kind.SECRET_IN_OPEN_FILE, name);
                return Optional.empty();
            }
            return notEmpty(text, name, place);
        }
        return section.table(key).flatMap(table -> elsewhere(table, name, place));
    }

    private Optional<String> elsewhere(Section table, String name, Place place) {
        List<Optional<Found<String>>> sources = List.of(table.text("env"), table.text("keyring"), table.text("file"));
        table.finish();
        if (sources.stream().filter(Optional::isPresent).count() != 1) {
            mistakes.add(place, Kind.SECRET_FORM, name);
            return Optional.empty();
        }
        return sources.get(0)
                .flatMap(this::fromEnvironment)
                .or(() -> sources.get(1).flatMap(this::fromKeyStore))
                .or(() -> sources.get(2).flatMap(this::fromFile))
                .flatMap(secret -> notEmpty(secret, name, place));
    }

    private Optional<String> fromEnvironment(Found<String> variable) {
        Optional<String> secret = Optional.ofNullable(environment.get(variable.value()));
        if (secret.isEmpty()) {
            mistakes.add(variable.place(), Kind.SECRET_NOT_IN_ENVIRONMENT, variable.value());
        }
        return secret;
    }

    private Optional<String> fromKeyStore(Found<String> name) {
        Optional<String> secret;
        try {
            secret = keyStore.get(GatewaySecrets.key(name.value()));
        } catch (SecretException e) {
            secret = Optional.empty();
        }
        if (secret.isEmpty()) {
            mistakes.add(name.place(), Kind.SECRET_NOT_IN_KEY_STORE, name.value());
        }
        return secret;
    }

    private Optional<String> fromFile(Found<String> path) {
        Path file = config.resolveSibling(path.value());
        try {
            if (Files.size(file) > LONGEST) {
                mistakes.add(path.place(), Kind.SECRET_FILE_UNREADABLE, file.toString(), "> " + LONGEST + " bytes");
                return Optional.empty();
            }
            if (PrivateFiles.isOpen(file)) {
                mistakes.add(path.place(), Kind.SECRET_FILE_OPEN, file.toString());
                return Optional.empty();
            }
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            mistakes.add(path.place(), Kind.SECRET_FILE_UNREADABLE, file.toString(), FileTrouble.why(e));
            return Optional.empty();
        }
    }

    private Optional<String> notEmpty(String secret, String name, Place place) {
        if (secret.isBlank()) {
            mistakes.add(place, Kind.SECRET_EMPTY, name);
            return Optional.empty();
        }
        return Optional.of(secret);
    }
}
