package org.isthmus.app.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.isthmus.app.profile.PrivateFiles;

/**
 * A file encrypted with AES-256-GCM under a key that Argon2id (RFC 9106) makes from a random key file beside it.
 *
 * <p>Layout: the four bytes {@code ISS1}, a salt of 16 bytes, a nonce of 12 bytes, then the cipher text with its tag; the
 * first 32 bytes are authenticated as well. Salt and nonce are new each time.
 */
final class EncryptedFile {

    private static final byte[] MAGIC = {'I', 'S', 'S', '1'};
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int HEADER = MAGIC.length + SALT + NONCE;
    private static final int KEY = 32;
    private static final int TAG_BITS = 128;
    private static final int LARGEST = 4_000_000;

    private final Path file;
    private final Path keyFile;
    private final SecureRandom random = new SecureRandom();

    EncryptedFile(Path file, Path keyFile) {
        this.file = file;
        this.keyFile = keyFile;
    }

    /** The content; empty when there is no file. */
    byte[] read() throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            return new byte[0];
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException("The file is too large to be one of ours.");
        }
        byte[] all = Files.readAllBytes(file);
        if (all.length < HEADER || !Arrays.equals(all, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IOException("The file is not one of ours.");
        }
        byte[] header = Arrays.copyOf(all, HEADER);
        return cipher(Cipher.DECRYPT_MODE, header).doFinal(all, HEADER, all.length - HEADER);
    }

    void write(byte[] content) throws IOException, GeneralSecurityException {
        byte[] fresh = new byte[SALT + NONCE];
        random.nextBytes(fresh);
        byte[] header = ByteBuffer.allocate(HEADER).put(MAGIC).put(fresh).array();
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, header).doFinal(content);
        PrivateFiles.replace(
                file,
                ByteBuffer.allocate(HEADER + sealed.length)
                        .put(header)
                        .put(sealed)
                        .array());
    }

    private Cipher cipher(int mode, byte[] header) throws IOException, GeneralSecurityException {
        byte[] salt = Arrays.copyOfRange(header, MAGIC.length, MAGIC.length + SALT);
        byte[] nonce = Arrays.copyOfRange(header, MAGIC.length + SALT, HEADER);
        byte[] key = derive(salt);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(header);
            return cipher;
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] derive(byte[] salt) throws IOException {
        byte[] secret = keyFileContent();
        // OWASP's smallest recommended cost; the key file is random, so the cost only matters if it is ever a
        // passphrase.
        Argon2BytesGenerator argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withIterations(2)
                .withMemoryAsKB(19 * 1024)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] key = new byte[KEY];
        argon.generateBytes(secret, key);
        Arrays.fill(secret, (byte) 0);
        return key;
    }

    private byte[] keyFileContent() throws IOException {
        if (!Files.exists(keyFile)) {
            if (Files.exists(file)) {
                throw new IOException("The key file " + keyFile.getFileName() + " is missing.");
            }
            byte[] fresh = new byte[KEY];
            random.nextBytes(fresh);
            PrivateFiles.replace(keyFile, fresh);
        }
        byte[] content = Files.readAllBytes(keyFile);
        if (content.length != KEY) {
            throw new IOException("The key file " + keyFile.getFileName() + " is damaged.");
        }
        return content;
    }
}
