package org.isthmus.gateway.presence;

/** How soon a subscription is tried again after something passing. */
final class Retries {

    private static final int FIRST_BACK_OFF = 60;
    private static final int LONGEST_BACK_OFF = 3600;

    /** New dialogs at once before time has to pass, so that a server cannot keep this side busy. */
    private static final int AT_ONCE = 2;

    private int backOff = FIRST_BACK_OFF;
    private int atOnce;

    /** The other side answers. */
    void succeeded() {
        backOff = FIRST_BACK_OFF;
    }

    /** Time passed, or a person did something. */
    void begin() {
        atOnce = 0;
    }

    boolean mayRestartNow() {
        return atOnce++ < AT_ONCE;
    }

    /** Seconds, doubled with every failure. */
    int nextBackOff() {
        int seconds = backOff;
        backOff = Math.min(LONGEST_BACK_OFF, backOff * 2);
        return seconds;
    }
}
