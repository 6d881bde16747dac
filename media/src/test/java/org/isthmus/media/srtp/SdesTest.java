package org.isthmus.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.isthmus.media.description.Security.Crypto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Crypto attributes as in RFC 4568. */
class SdesTest {

    private static final String KEY = "inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";

    @Test
    void eachOfferedKeyIsUsableAndFresh() {
        Sdes sdes = new Sdes(new SecureRandom());
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            for (Crypto crypto : sdes.offer()) {
                assertThat(Sdes.read(crypto)).isPresent();
                assertThat(keys.add(crypto.keyParameters())).isTrue();
            }
        }
        assertThat(sdes.offer()).extracting(Crypto::tag).containsExactly("1", "2", "3", "4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // RFC 4568 section 9.1
                "AES_CM_128_HMAC_SHA1_80; inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^20; ; true",
                "AES_CM_128_HMAC_SHA1_80; inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^20|1:4; ; false",
                "aes_cm_128_hmac_sha1_32; inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz; ; true",
                "AES_CM_128_HMAC_SHA1_80; inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz; WSH=128; true",
                "AES_CM_128_HMAC_SHA1_80; inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz; UNENCRYPTED_SRTP; false",
                "AES_CM_128_HMAC_SHA1_80; inline:WVNfX19zZW1jdGwg; ; false",
                "AES_CM_128_HMAC_SHA1_80; inline:%%%; ; false",
                "AES_CM_128_HMAC_SHA1_80; uri:somewhere; ; false",
                "F8_128_HMAC_SHA1_80; inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz; ; false"
            })
    void onlyWhatCanBeDoneIsTaken(String suite, String key, String session, boolean usable) {
        Crypto crypto = new Crypto("1", suite, key, Optional.ofNullable(session));
        assertThat(Sdes.read(crypto).isPresent()).isEqualTo(usable);
    }

    @Test
    void severalKeysOrSaltsAreNotTaken() {
        Crypto crypto = new Crypto("1", "AES_CM_128_HMAC_SHA1_80", KEY + ";" + KEY, Optional.empty());
        assertThat(Sdes.read(crypto)).isEmpty();
    }
}
