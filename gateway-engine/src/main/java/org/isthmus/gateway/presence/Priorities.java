package org.isthmus.gateway.presence;

import java.util.Optional;
import java.util.OptionalInt;

/** Priorities: 0 to 127 on XMPP, 0.000 to 1.000 in PIDF (RFC 8048 section 6.2). Counted in thousandths, without rounding errors. */
public final class Priorities {

    private static final int HIGHEST = 127;
    private static final int THOUSAND = 1000;

    private Priorities() {}

    /** Empty for a negative priority, which must not be mapped. */
    public static Optional<String> toPidf(int priority) {
        if (priority < 0 || priority > HIGHEST) {
            return Optional.empty();
        }
        int thousandths = priority * THOUSAND / HIGHEST;
        if (thousandths == THOUSAND) {
            return Optional.of("1");
        }
        return Optional.of(
                thousandths == 0
                        ? "0"
                        : "0." + Integer.toString(THOUSAND + thousandths).substring(1));
    }

    /** Empty for what is no number from 0 to 1 with at most three decimals (RFC 3863 section 4.1.5). */
    public static OptionalInt fromPidf(String text) {
        String number = text.strip();
        int dot = number.indexOf('.');
        String whole = dot < 0 ? number : number.substring(0, dot);
        String decimals = dot < 0 ? "" : number.substring(dot + 1);
        if (!isDigits(whole)
                || !isDigits(decimals)
                || whole.length() > 1
                || decimals.length() > 3
                || number.isEmpty()) {
            return OptionalInt.empty();
        }
        int thousandths = Integer.parseInt((whole.isEmpty() ? "0" : whole) + (decimals + "000").substring(0, 3));
        return thousandths > THOUSAND
                ? OptionalInt.empty()
                : OptionalInt.of((thousandths * HIGHEST + THOUSAND - 1) / THOUSAND);
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
