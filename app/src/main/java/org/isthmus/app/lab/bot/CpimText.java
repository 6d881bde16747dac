package org.isthmus.app.lab.bot;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isthmus.app.lab.xml.Element;

/** As much of a CPIM message (RFC 3862) as a bot needs: who, what, and whether a receipt is wanted (RFC 5438). */
record CpimText(Map<String, String> headers, Map<String, String> contentHeaders, String content) {

    private static final String IMDN = "urn:ietf:params:xml:ns:imdn";

    static CpimText read(String message) {
        String[] parts = message.replace("\r\n", "\n").split("\n\n", 3);
        return new CpimText(
                fields(parts[0]), parts.length > 1 ? fields(parts[1]) : Map.of(), parts.length > 2 ? parts[2] : "");
    }

    Optional<String> text() {
        String type = contentHeaders.getOrDefault("content-type", "text/plain").toLowerCase(Locale.ROOT);
        return type.startsWith("text/plain") ? Optional.of(content) : Optional.empty();
    }

    boolean wantsDeliveryNotification() {
        return messageId().isPresent()
                && Arrays.stream(field("disposition-notification").orElse("").split(","))
                        .map(String::strip)
                        .anyMatch("positive-delivery"::equals);
    }

    /** RFC 5438 section 7.2.1.1. */
    String deliveryNotification(String self, String id, String now) {
        Element notification = Element.of(
                "imdn",
                IMDN,
                Element.text("message-id", IMDN, messageId().orElse("")),
                Element.text("datetime", IMDN, field("datetime").orElse(now)),
                Element.of("delivery-notification", IMDN, Element.of("status", IMDN, Element.of("delivered", IMDN))));
        return String.join(
                "\r\n",
                "From: <" + self + ">",
                "To: " + field("from").orElse("<sip:anonymous@anonymous.invalid>"),
                "NS: imdn <urn:ietf:params:imdn>",
                "imdn.Message-ID: " + id,
                "DateTime: " + now,
                "",
                "Content-Type: message/imdn+xml",
                "Content-Disposition: notification",
                "",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + notification);
    }

    private Optional<String> messageId() {
        return field("message-id").filter(id -> !id.isEmpty());
    }

    /** By name, whatever prefix the sender has declared for the namespace. */
    private Optional<String> field(String name) {
        return headers.entrySet().stream()
                .filter(entry -> entry.getKey().equals(name) || entry.getKey().endsWith("." + name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> fields(String block) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : block.split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return fields;
    }
}
