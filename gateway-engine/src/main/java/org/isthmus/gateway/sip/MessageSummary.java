package org.isthmus.gateway.sip;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.endpoint.Mailbox;

/** Reads {@code application/simple-message-summary} (RFC 3842 section 5.2). */
final class MessageSummary {

    static final String TYPE = "application/simple-message-summary";

    private static final int LONGEST = 8_192;
    private static final int MOST_LINES = 50;

    /** New and old messages; the urgent ones among them, in brackets, are counted there already. */
    private static final Pattern COUNTS = Pattern.compile("\\s*(\\d{1,6})\\s*/\\s*(\\d{1,6})\\s*(\\(.*)?");

    private MessageSummary() {}

    /** Empty where the body does not say whether anything waits. */
    static Optional<Mailbox> read(byte[] body) {
        if (body.length > LONGEST) {
            return Optional.empty();
        }
        Optional<Boolean> waiting = Optional.empty();
        Optional<Address> number = Optional.empty();
        int fresh = 0;
        int heard = 0;
        for (String line : new String(body, StandardCharsets.UTF_8)
                .lines()
                .limit(MOST_LINES)
                .toList()) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, Math.max(0, colon)).strip().toLowerCase(Locale.ROOT)) {
                case "messages-waiting" -> waiting = Optional.of(value.equalsIgnoreCase("yes"));
                case "message-account" -> number = address(value);
                case "voice-message" -> {
                    Matcher counts = COUNTS.matcher(value);
                    if (counts.matches()) {
                        fresh = Integer.parseInt(counts.group(1));
                        heard = Integer.parseInt(counts.group(2));
                    }
                }
                default -> {
                    // Other kinds of messages, and headers of single ones.
                }
            }
        }
        int unheard = fresh;
        int kept = heard;
        Optional<Address> place = number;
        return waiting.map(any -> new Mailbox(any, any ? unheard : 0, kept, place));
    }

    private static Optional<Address> address(String uri) {
        try {
            return Optional.of(SipAddress.parse(uri).bare());
        } catch (AddressException e) {
            return Optional.empty();
        }
    }
}
