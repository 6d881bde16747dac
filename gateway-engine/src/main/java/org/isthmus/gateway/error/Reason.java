package org.isthmus.gateway.error;

/** Why something failed, in the terms of a person; each has a sentence in the window's language files. */
public enum Reason {
    UNKNOWN_HOST,
    CONNECTION_REFUSED,
    CONNECTION_LOST,
    TIMEOUT,
    CERTIFICATE_UNTRUSTED,
    CERTIFICATE_WRONG_HOST,
    CERTIFICATE_EXPIRED,
    ENCRYPTION_REQUIRED,
    WRONG_PASSWORD,
    WEAK_SIGN_IN,
    ACCOUNT_REFUSED,
    UNKNOWN_RECIPIENT,
    RECIPIENT_UNAVAILABLE,
    REFUSED_BY_RECIPIENT,
    NOT_ALLOWED,
    NOT_SUPPORTED,
    TOO_LONG,
    ENCRYPTED_MESSAGE,
    LOOP,
    TOO_MANY,
    NOT_SIGNED_IN,
    BAD_ADDRESS,
    BAD_DATA,
    SERVER_ERROR,
    STORAGE,
    INTERNAL
}
