package org.isthmus.app.secret;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Secrets in an encrypted file of the profile, for systems without a key store.
 *
 * <p>What this protects: a copy of the encrypted file alone (a backup that leaves the key file out, a stray attachment, a
 * search through the disk for passwords). What it does not: whoever can read the whole profile as its owner has the key file
 * too. The permissions of the files (only their owner may read them) are the real fence, and a key store is better.
 */
public final class EncryptedFileSecrets implements SecretStore {

    private final EncryptedFile file;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Map<String, String> known;

    public EncryptedFileSecrets(Path file, Path keyFile) {
        this.file = new EncryptedFile(file, keyFile);
    }

    @Override
    public Optional<String> get(String name) {
        lock.lock();
        try {
            return Optional.ofNullable(secrets().get(name));
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void put(String name, String secret) {
        change(all -> all.put(name, secret));
    }

    @Override
    public void remove(String name) {
        change(all -> all.remove(name));
    }

    /** Says nothing about what is inside. */
    @Override
    public String toString() {
        return "EncryptedFileSecrets";
    }

    private void change(Change change) {
        lock.lock();
        try {
            Map<String, String> next = new TreeMap<>(secrets());
            change.on(next);
            if (!next.equals(known)) {
                file.write(encode(next));
                known = next;
            }
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(e);
        } finally {
            lock.unlock();
        }
    }

    private Map<String, String> secrets() throws IOException, GeneralSecurityException {
        Map<String, String> all = known;
        if (all == null) {
            all = decode(file.read());
            known = all;
        }
        return all;
    }

    private static SecretException unreadable(Exception cause) {
        return new SecretException("The file with the passwords cannot be used: " + cause.getMessage(), cause);
    }

    private static byte[] encode(Map<String, String> all) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(all.size());
        for (Map.Entry<String, String> entry : all.entrySet()) {
            writeText(out, entry.getKey());
            writeText(out, entry.getValue());
        }
        return bytes.toByteArray();
    }

    private static Map<String, String> decode(byte[] content) throws IOException {
        Map<String, String> all = new TreeMap<>();
        if (content.length > 0) {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
            for (int left = in.readInt(); left > 0; left--) {
                all.put(readText(in), readText(in));
            }
        }
        return all;
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("The file is damaged.");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @FunctionalInterface
    private interface Change {
        void on(Map<String, String> all);
    }
}
