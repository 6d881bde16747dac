package org.isthmus.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsTest {

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private Path key = Path.of("");

    @BeforeEach
    void place() {
        file = folder.resolve("secrets.enc");
        key = folder.resolve("secrets.key");
    }

    @Test
    void whatWasPutIsThereNextTimeAndReadableInNoFile() throws Exception {
        open().put("account", "p\u00e4ssw\u00f6rd \ud83d\udd11");
        open().put("other", "second");
        assertThat(open().get("account")).contains("p\u00e4ssw\u00f6rd \ud83d\udd11");
        open().remove("other");
        assertThat(open().get("other")).isEmpty();
        for (Path each : new Path[] {file, key}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                    .isEqualTo("rw-------");
        }
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).doesNotContain("ssw");
        assertThat(open().toString()).doesNotContain("ssw");
    }

    @Test
    void aChangedFileIsNoticedAndNotOverwritten() throws Exception {
        open().put("account", "secret");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> open().get("account")).isInstanceOf(SecretException.class);
        assertThatThrownBy(() -> open().put("other", "x")).isInstanceOf(SecretException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void aLostKeyFileIsSaidAndNotReplaced() throws Exception {
        open().put("account", "secret");
        Files.delete(key);
        assertThatThrownBy(() -> open().get("account"))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("secrets.key");
        assertThat(key).doesNotExist();
    }

    @Test
    void theKeyStoreComesFirstAndTheFileIsForWhatItDoesNotTake() {
        Shelf keyStore = new Shelf();
        SystemSecrets secrets = new SystemSecrets(() -> Optional.of(keyStore), open());
        secrets.put("account", "one");
        assertThat(keyStore.content).containsEntry("account", "one");
        assertThat(file).doesNotExist();
        keyStore.locked = true;
        secrets.put("account", "two");
        assertThat(open().get("account")).contains("two");
        keyStore.locked = false;
        secrets.put("account", "three");
        assertThat(secrets.get("account")).contains("three");
        assertThat(open().get("account")).isEmpty();
    }

    @Test
    void withoutAKeyStoreEverythingIsInTheFile() {
        SystemSecrets secrets = new SystemSecrets(Optional::empty, open());
        secrets.put("account", "one");
        assertThat(open().get("account")).contains("one");
        secrets.remove("account");
        assertThat(secrets.get("account")).isEmpty();
    }

    private EncryptedFileSecrets open() {
        return new EncryptedFileSecrets(file, key);
    }

    /** A key store of a desktop that may be locked: then it takes nothing and gives nothing. */
    private static final class Shelf implements SecretStore {

        private final Map<String, String> content = new HashMap<>();
        private boolean locked;

        @Override
        public Optional<String> get(String name) {
            return locked ? Optional.empty() : Optional.ofNullable(content.get(name));
        }

        @Override
        public void put(String name, String secret) {
            if (locked) {
                throw new SecretException("locked", new IllegalStateException());
            }
            content.put(name, secret);
        }

        @Override
        public void remove(String name) {
            content.remove(name);
        }
    }
}
