package org.isthmus.media.srtp;

import java.util.Optional;
import org.jitsi.srtp.SrtpPolicy;

/** A way of encrypting and authenticating packets, with the names that SDES (RFC 4568) and DTLS-SRTP (RFC 5764) give it. */
public enum Suite {
    AES_CM_128_HMAC_SHA1_80("AES_CM_128_HMAC_SHA1_80", 0x0001, 16, 14, 10),
    AES_CM_128_HMAC_SHA1_32("AES_CM_128_HMAC_SHA1_32", 0x0002, 16, 14, 4),
    /** RFC 6188. */
    AES_256_CM_HMAC_SHA1_80("AES_256_CM_HMAC_SHA1_80", Suite.NO_PROFILE, 32, 14, 10),
    AES_256_CM_HMAC_SHA1_32("AES_256_CM_HMAC_SHA1_32", Suite.NO_PROFILE, 32, 14, 4),
    /** RFC 7714. */
    AEAD_AES_128_GCM("AEAD_AES_128_GCM", 0x0007, 16, 12, 16),
    AEAD_AES_256_GCM("AEAD_AES_256_GCM", 0x0008, 32, 12, 16);

    /** Stands for a suite that DTLS-SRTP has no number for. */
    static final int NO_PROFILE = -1;

    private static final int SHORT_TAG = 4;
    private static final int RTCP_TAG = 10;
    private static final int HMAC_SHA1_KEY = 20;

    private final String sdesName;
    private final int dtlsProfile;
    private final int keyLength;
    private final int saltLength;
    private final int tagLength;

    Suite(String sdesName, int dtlsProfile, int keyLength, int saltLength, int tagLength) {
        this.sdesName = sdesName;
        this.dtlsProfile = dtlsProfile;
        this.keyLength = keyLength;
        this.saltLength = saltLength;
        this.tagLength = tagLength;
    }

    public static Optional<Suite> ofSdes(String name) {
        for (Suite suite : values()) {
            if (suite.sdesName.equalsIgnoreCase(name)) {
                return Optional.of(suite);
            }
        }
        return Optional.empty();
    }

    public static Optional<Suite> ofDtls(int profile) {
        for (Suite suite : values()) {
            if (suite.dtlsProfile == profile && profile != NO_PROFILE) {
                return Optional.of(suite);
            }
        }
        return Optional.empty();
    }

    public String sdesName() {
        return sdesName;
    }

    public int dtlsProfile() {
        return dtlsProfile;
    }

    /** Octets of the master key. */
    public int keyLength() {
        return keyLength;
    }

    /** Octets of the master salt. */
    public int saltLength() {
        return saltLength;
    }

    SrtpPolicy rtpPolicy() {
        return policy(tagLength);
    }

    /** RTCP keeps the long tag where RTP has a short one (RFC 4568 section 6.2). */
    SrtpPolicy rtcpPolicy() {
        return policy(tagLength == SHORT_TAG ? RTCP_TAG : tagLength);
    }

    private SrtpPolicy policy(int tag) {
        if (saltLength == 12) {
            return new SrtpPolicy(
                    SrtpPolicy.AESGCM_ENCRYPTION, keyLength, SrtpPolicy.NULL_AUTHENTICATION, 0, tag, saltLength);
        }
        return new SrtpPolicy(
                SrtpPolicy.AESCM_ENCRYPTION,
                keyLength,
                SrtpPolicy.HMACSHA1_AUTHENTICATION,
                HMAC_SHA1_KEY,
                tag,
                saltLength);
    }
}
