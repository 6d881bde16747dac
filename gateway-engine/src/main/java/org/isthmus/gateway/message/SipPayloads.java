package org.isthmus.gateway.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.InstantMessage.Notification;
import org.isthmus.gateway.signal.Receipt;
import org.isthmus.gateway.sip.body.Cpim;
import org.isthmus.gateway.sip.body.CpimAddress;
import org.isthmus.gateway.sip.body.CpimWriter;
import org.isthmus.gateway.sip.body.Imdn;
import org.isthmus.gateway.sip.body.IsComposing;

/** Writes the bodies of MESSAGE. */
final class SipPayloads {

    private static final String PLAIN = "text/plain;charset=UTF-8";
    private static final int LONGEST_SUBJECT = 256;
    private static final DateTimeFormatter SIP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final AddressMapper addresses;
    private final InstantSource clock;

    SipPayloads(AddressMapper addresses, InstantSource clock) {
        this.addresses = addresses;
        this.clock = clock;
    }

    SipPayload plain(InstantMessage message) {
        return new SipPayload(PLAIN, text(message), headers(message));
    }

    SipPayload wrapped(InstantMessage message) {
        CpimWriter cpim = new CpimWriter()
                .from(message.author()
                        .map(author -> address(author.address(), author.name()))
                        .orElseGet(() -> address(message.from(), "")))
                .to(address(message.to(), ""))
                .dateTime(message.sentAt().orElseGet(clock::instant));
        if (!message.asks().isEmpty()) {
            cpim.imdn(message.id(), dispositions(message));
        }
        return new SipPayload(Cpim.MEDIA_TYPE, cpim.wrap(PLAIN, "", text(message)), headers(message));
    }

    SipPayload composing(boolean active) {
        return new SipPayload(
                IsComposing.MEDIA_TYPE, IsComposing.write(active).getBytes(StandardCharsets.UTF_8), Map.of());
    }

    SipPayload notification(Receipt receipt, boolean wrapped) {
        Instant now = clock.instant();
        byte[] imdn = imdn(receipt, now).write().getBytes(StandardCharsets.UTF_8);
        if (!wrapped) {
            return new SipPayload(Imdn.MEDIA_TYPE, imdn, Map.of("Content-Disposition", "notification"));
        }
        byte[] cpim = new CpimWriter()
                .from(address(receipt.from(), ""))
                .to(address(receipt.to(), ""))
                .dateTime(now)
                .imdn("n-" + receipt.messageId(), List.of())
                .wrap(Imdn.MEDIA_TYPE, "Content-Disposition: notification\r\n", imdn);
        return new SipPayload(Cpim.MEDIA_TYPE, cpim, Map.of());
    }

    private static Imdn imdn(Receipt receipt, Instant now) {
        return switch (receipt.fate()) {
            case DELIVERED -> new Imdn(receipt.messageId(), now, Imdn.Disposition.DELIVERY, Imdn.Status.DELIVERED);
            case DISPLAYED -> new Imdn(receipt.messageId(), now, Imdn.Disposition.DISPLAY, Imdn.Status.DISPLAYED);
            case FAILED -> new Imdn(receipt.messageId(), now, Imdn.Disposition.DELIVERY, Imdn.Status.FAILED);
        };
    }

    private static byte[] text(InstantMessage message) {
        String marked = message.replaces().isPresent() ? "* " + message.body() : message.body();
        return marked.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> headers(InstantMessage message) {
        Map<String, String> headers = new LinkedHashMap<>();
        message.subject()
                .map(SipPayloads::subject)
                .filter(subject -> !subject.isEmpty())
                .ifPresent(subject -> headers.put("Subject", subject));
        message.language()
                .filter(SipPayloads::isLanguageTag)
                .ifPresent(language -> headers.put("Content-Language", language));
        message.sentAt().ifPresent(instant -> headers.put("Date", SIP_DATE.format(instant)));
        if (message.kind() == InstantMessage.Kind.HEADLINE) {
            headers.put("Priority", "non-urgent");
        }
        return headers;
    }

    private static boolean isLanguageTag(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c == '-' || (c < 0x80 && Character.isLetterOrDigit(c)));
    }

    /** On one line and no longer than what proxies take. */
    private static String subject(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST_SUBJECT));
        text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .limit(LONGEST_SUBJECT)
                .forEach(c -> {
                    boolean again = c == ' ' && (out.isEmpty() || out.charAt(out.length() - 1) == ' ');
                    if (!again) {
                        out.appendCodePoint(c);
                    }
                });
        return out.toString().strip();
    }

    private static List<String> dispositions(InstantMessage message) {
        List<String> wanted = new ArrayList<>();
        if (message.asks().contains(Notification.DELIVERED)) {
            wanted.add("positive-delivery");
        }
        if (message.asks().contains(Notification.FAILED)) {
            wanted.add("negative-delivery");
        }
        if (message.asks().contains(Notification.DISPLAYED)) {
            wanted.add("display");
        }
        return wanted;
    }

    private CpimAddress address(Address address, String name) {
        return new CpimAddress(name, Authors.toSipUri(address, addresses));
    }
}
