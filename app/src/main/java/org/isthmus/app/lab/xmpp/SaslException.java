package org.isthmus.app.lab.xmpp;

/** An attempt to sign in that failed; the message is the condition of RFC 6120 section 6.5. */
final class SaslException extends Exception {

    private static final long serialVersionUID = 1L;

    SaslException(String condition) {
        super(condition);
    }

    String condition() {
        return String.valueOf(getMessage());
    }
}
