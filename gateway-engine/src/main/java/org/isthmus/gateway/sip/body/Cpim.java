package org.isthmus.gateway.sip.body;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A message of {@code message/cpim} (RFC 3862): headers about author and time, and the message itself as a MIME part.
 *
 * @param from the author, as claimed
 * @param messageId {@code imdn.Message-ID} (RFC 5438), which notifications name
 * @param dispositions the kinds of {@code imdn.Disposition-Notification} that were asked for, lower case
 */
public record Cpim(
        Optional<CpimAddress> from,
        Optional<CpimAddress> to,
        Optional<Instant> dateTime,
        Optional<String> subject,
        Optional<String> messageId,
        List<String> dispositions,
        MimePart part) {

    public static final String MEDIA_TYPE = "message/cpim";
    static final String IMDN_NAMESPACE = "urn:ietf:params:imdn";

    public Cpim {
        dispositions = List.copyOf(dispositions);
    }

    public static Cpim parse(byte[] body) throws BodyException {
        HeaderBlock headers = HeaderBlock.read(body, 0, body.length);
        if (headers.fields().isEmpty() || headers.end() >= body.length) {
            throw new BodyException("CPIM message without headers or without content");
        }
        String prefix = imdnPrefix(headers);
        Optional<CpimAddress> from = Optional.empty();
        Optional<CpimAddress> to = Optional.empty();
        Optional<Instant> dateTime = Optional.empty();
        Optional<String> subject = Optional.empty();
        Optional<String> messageId = Optional.empty();
        List<String> dispositions = new ArrayList<>();
        for (HeaderBlock.Field field : headers.fields()) {
            String name = field.name();
            String value = withoutParameters(field.value());
            if (name.equalsIgnoreCase("From")) {
                from = from.isPresent() ? from : Optional.of(CpimAddress.parse(value));
            } else if (name.equalsIgnoreCase("To")) {
                to = to.isPresent() ? to : Optional.of(CpimAddress.parse(value));
            } else if (name.equalsIgnoreCase("DateTime")) {
                dateTime = Timestamps.parse(value);
            } else if (name.equalsIgnoreCase("Subject")) {
                subject = subject.isPresent() ? subject : Optional.of(CpimText.unescape(value));
            } else if (name.equalsIgnoreCase(prefix + "Message-ID")) {
                messageId = Optional.of(value).filter(id -> !id.isEmpty());
            } else if (name.equalsIgnoreCase(prefix + "Disposition-Notification")) {
                for (String wanted : value.split(",")) {
                    dispositions.add(wanted.strip().toLowerCase(Locale.ROOT));
                }
            }
        }
        return new Cpim(
                from, to, dateTime, subject, messageId, dispositions, MimePart.read(body, headers.end(), body.length));
    }

    /** The prefix that {@code NS} gives to the IMDN headers; the usual one when nothing is said. */
    private static String imdnPrefix(HeaderBlock headers) {
        for (HeaderBlock.Field field : headers.fields()) {
            String value = field.value();
            int open = value.indexOf('<');
            if (field.name().equalsIgnoreCase("NS") && open >= 0 && value.contains("<" + IMDN_NAMESPACE + ">")) {
                String prefix = value.substring(0, open).strip();
                return prefix.isEmpty() ? "" : prefix + ".";
            }
        }
        return "imdn.";
    }

    /** A value without the parameters that may stand before it: {@code ;lang=fr Objet}. */
    private static String withoutParameters(String value) {
        if (!value.startsWith(";")) {
            return value;
        }
        int space = value.indexOf(' ');
        return space < 0 ? "" : value.substring(space + 1).strip();
    }
}
