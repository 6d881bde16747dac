package org.isthmus.gateway.sip.body;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/** Writes a message of {@code message/cpim} (RFC 3862), with the headers of RFC 5438 where they are wanted. For one thread. */
public final class CpimWriter {

    private final StringBuilder headers = new StringBuilder(256);

    public CpimWriter from(CpimAddress address) {
        return header("From", address.toString());
    }

    public CpimWriter to(CpimAddress address) {
        return header("To", address.toString());
    }

    public CpimWriter dateTime(Instant instant) {
        return header("DateTime", instant.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** Declares the IMDN headers, gives the message its id and says which notifications are wanted. */
    public CpimWriter imdn(String messageId, Collection<String> dispositions) {
        header("NS", "imdn <" + Cpim.IMDN_NAMESPACE + ">");
        header("imdn.Message-ID", messageId);
        if (!dispositions.isEmpty()) {
            header("imdn.Disposition-Notification", String.join(", ", dispositions));
        }
        return this;
    }

    private CpimWriter header(String name, String value) {
        headers.append(name).append(": ").append(oneLine(value)).append("\r\n");
        return this;
    }

    /** @param partHeaders header lines of the wrapped message beside its type, each with CRLF */
    public byte[] wrap(String contentType, String partHeaders, byte[] content) {
        byte[] start = (headers + "\r\nContent-Type: " + contentType + "\r\n" + partHeaders + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(start.length + content.length);
        out.writeBytes(start);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static String oneLine(String value) {
        return value.indexOf('\r') < 0 && value.indexOf('\n') < 0
                ? value
                : value.replace('\r', ' ').replace('\n', ' ');
    }
}
