package org.isthmus.app.gateway.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.isthmus.app.gateway.config.Mistake.Kind;
import org.isthmus.app.profile.PrivateFiles;
import org.isthmus.gateway.sip.transport.Authorities;
import org.isthmus.gateway.sip.trunk.TrunkTls;

/** Reads {@code [sip.tls]}: PEM files with the gateway's certificate and key, and with those who may issue others. */
final class TlsReader {

    private static final long LARGEST = 1_000_000;
    private static final char[] IN_MEMORY_ONLY = new char[0];

    private final Path config;
    private final InstantSource clock;
    private final Mistakes mistakes;

    TlsReader(Path config, InstantSource clock, Mistakes mistakes) {
        this.config = config;
        this.clock = clock;
        this.mistakes = mistakes;
    }

    /** Empty when something is wrong. */
    Optional<TrunkTls> read(Section section) {
        boolean ownCertificate = section.has("certificate") || section.has("key");
        if (ownCertificate || !section.has("authorities")) {
            section.require("certificate").require("key");
        }
        Optional<List<X509Certificate>> chain = section.text("certificate").flatMap(this::certificates);
        Optional<PrivateKey> key = section.text("key").flatMap(this::key);
        Optional<X509TrustManager> authorities = section.has("authorities")
                ? section.text("authorities").flatMap(this::authorities)
                : Optional.of(Authorities.ofSystem());
        Place keyPlace = section.placeOf("key");
        section.finish();
        if (authorities.isEmpty()) {
            return Optional.empty();
        }
        if (!ownCertificate) {
            return Optional.of(new TrunkTls(Optional.empty(), authorities.get()));
        }
        return chain.flatMap(c -> key.flatMap(k -> identity(c, k, authorities.get(), keyPlace)));
    }

    private Optional<TrunkTls> identity(
            List<X509Certificate> chain, PrivateKey key, X509TrustManager authorities, Place keyPlace) {
        if (!KeyPairs.belong(key, chain.getFirst().getPublicKey())) {
            mistakes.add(keyPlace, Kind.KEY_OF_ANOTHER_CERTIFICATE);
            return Optional.empty();
        }
        try {
            KeyStore store = emptyStore();
            store.setKeyEntry("gateway", key, IN_MEMORY_ONLY, chain.toArray(X509Certificate[]::new));
            return Optional.of(TrunkTls.of(store, IN_MEMORY_ONLY, authorities));
        } catch (GeneralSecurityException | IOException e) {
            mistakes.add(keyPlace, Kind.KEY_UNREADABLE, "", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<List<X509Certificate>> certificates(Found<String> path) {
        Path file = config.resolveSibling(path.value());
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> chain;
            try (var in = Files.newInputStream(file)) {
                chain = factory.generateCertificates(in).stream()
                        .map(X509Certificate.class::cast)
                        .toList();
            }
            if (chain.isEmpty()) {
                return unreadable(path, Kind.CERTIFICATE_UNREADABLE, file, "no certificate in it");
            }
            if (chain.getFirst().getNotAfter().toInstant().isBefore(clock.instant())) {
                mistakes.add(
                        path.place(),
                        Kind.CERTIFICATE_EXPIRED,
                        file.toString(),
                        chain.getFirst().getNotAfter().toInstant().toString());
                return Optional.empty();
            }
            return Optional.of(chain);
        } catch (IOException e) {
            return unreadable(path, Kind.CERTIFICATE_UNREADABLE, file, FileTrouble.why(e));
        } catch (GeneralSecurityException e) {
            return unreadable(path, Kind.CERTIFICATE_UNREADABLE, file, "not PEM");
        }
    }

    private Optional<PrivateKey> key(Found<String> path) {
        Path file = config.resolveSibling(path.value());
        try {
            if (Files.size(file) > LARGEST) {
                return unreadable(path, Kind.KEY_UNREADABLE, file, "> " + LARGEST + " bytes");
            }
            if (PrivateFiles.isOpen(file)) {
                mistakes.add(path.place(), Kind.SECRET_FILE_OPEN, file.toString());
                return Optional.empty();
            }
            try (PEMParser parser =
                    new PEMParser(new StringReader(Files.readString(file, StandardCharsets.US_ASCII)))) {
                JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
                for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                    switch (part) {
                        case PEMKeyPair pair -> {
                            return Optional.of(converter.getPrivateKey(pair.getPrivateKeyInfo()));
                        }
                        case PrivateKeyInfo info -> {
                            return Optional.of(converter.getPrivateKey(info));
                        }
                        // EC files begin with the parameters of the curve.
                        default -> {}
                    }
                }
            }
            return unreadable(path, Kind.KEY_UNREADABLE, file, "no unencrypted PEM key in it");
        } catch (IOException e) {
            return unreadable(path, Kind.KEY_UNREADABLE, file, FileTrouble.why(e));
        }
    }

    private Optional<X509TrustManager> authorities(Found<String> path) {
        return certificates(path).flatMap(all -> {
            try {
                KeyStore store = emptyStore();
                for (int i = 0; i < all.size(); i++) {
                    store.setCertificateEntry("authority" + i, all.get(i));
                }
                return Optional.of(Authorities.of(store));
            } catch (GeneralSecurityException | IOException e) {
                return unreadable(
                        path, Kind.CERTIFICATE_UNREADABLE, Path.of(path.value()), String.valueOf(e.getMessage()));
            }
        });
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, IN_MEMORY_ONLY);
        return store;
    }

    private <T> Optional<T> unreadable(Found<String> path, Kind kind, Path file, String why) {
        mistakes.add(path.place(), kind, file.toString(), why);
        return Optional.empty();
    }
}
