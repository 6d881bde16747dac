package org.isthmus.gateway.presence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sip.header.AcceptHeader;
import javax.sip.header.EventHeader;
import javax.sip.header.SubscriptionStateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.message.SipHeaders;
import org.isthmus.gateway.signal.DevicePresence;
import org.isthmus.gateway.sip.body.BodyException;
import org.isthmus.gateway.sip.body.ContentCoding;

/** Reads the NOTIFY of a presence subscription (RFC 3856, RFC 6665). Has no state and may be used from any thread. */
public final class NotifyReader {

    /** The name of the event package. */
    public static final String PRESENCE = "presence";

    private final PidfCodec pidf;

    public NotifyReader(PidfCodec pidf) {
        this.pidf = pidf;
    }

    /** What a NOTIFY turned out to be. */
    public sealed interface Outcome {
        /**
         * Answer 200.
         *
         * @param devices what the document says, also that of a last NOTIFY; empty when there is none
         * @param expires the seconds that are left, where the NOTIFY says so
         */
        record Read(WatchEvent event, Optional<List<DevicePresence>> devices, OptionalInt expires) implements Outcome {}

        /** Answer with this status; nothing changes. */
        record Refused(int status) implements Outcome {}
    }

    /** Whether whoever subscribes reads PIDF; without an Accept that is so (RFC 3856 section 6.7). */
    public static boolean acceptsPidf(Request subscribe) {
        ListIterator<?> accepts = subscribe.getHeaders(AcceptHeader.NAME);
        if (accepts == null || !accepts.hasNext()) {
            return true;
        }
        while (accepts.hasNext()) {
            if (accepts.next() instanceof AcceptHeader accept) {
                String type = accept.getContentType() + "/" + accept.getContentSubType();
                if (type.equalsIgnoreCase(PidfCodec.MEDIA_TYPE)
                        || type.equals("*/*")
                        || type.equalsIgnoreCase("application/*")) {
                    return true;
                }
            }
        }
        return false;
    }

    public Outcome read(Request notify) {
        EventHeader event = (EventHeader) notify.getHeader(EventHeader.NAME);
        if (event == null || !PRESENCE.equals(event.getEventType())) {
            return new Outcome.Refused(Response.BAD_EVENT);
        }
        SubscriptionStateHeader header = (SubscriptionStateHeader) notify.getHeader(SubscriptionStateHeader.NAME);
        if (header == null || header.getState() == null) {
            return new Outcome.Refused(Response.BAD_REQUEST);
        }
        OptionalInt expires = header.getExpires() > 0 ? OptionalInt.of(header.getExpires()) : OptionalInt.empty();
        return switch (header.getState().toLowerCase(Locale.ROOT)) {
            case "active" -> active(notify, expires);
            case "terminated" -> terminated(notify, header);
            default -> new Outcome.Read(new WatchEvent.Pending(), Optional.empty(), expires);
        };
    }

    private Outcome active(Request notify, OptionalInt expires) {
        try {
            Optional<List<DevicePresence>> devices = document(notify);
            return new Outcome.Read(new WatchEvent.Active(devices), devices, expires);
        } catch (UnsupportedBodyException e) {
            return new Outcome.Refused(Response.UNSUPPORTED_MEDIA_TYPE);
        } catch (BodyException | PidfException e) {
            return new Outcome.Refused(Response.BAD_REQUEST);
        }
    }

    /** The end counts, whatever the body is. */
    private Outcome terminated(Request notify, SubscriptionStateHeader header) {
        String reason =
                header.getReasonCode() == null ? "" : header.getReasonCode().toLowerCase(Locale.ROOT);
        OptionalInt retryAfter =
                header.getRetryAfter() > 0 ? OptionalInt.of(header.getRetryAfter()) : OptionalInt.empty();
        WatchEvent event = new WatchEvent.Terminated(reason, retryAfter);
        try {
            return new Outcome.Read(event, document(notify), OptionalInt.empty());
        } catch (UnsupportedBodyException | BodyException | PidfException e) {
            return new Outcome.Read(event, Optional.empty(), OptionalInt.empty());
        }
    }

    /** Empty when there is no body. */
    private Optional<List<DevicePresence>> document(Request notify)
            throws UnsupportedBodyException, BodyException, PidfException {
        byte[] body = ContentCoding.decode(SipHeaders.contentEncoding(notify), SipHeaders.body(notify))
                .orElseThrow(UnsupportedBodyException::new);
        if (body.length == 0) {
            return Optional.empty();
        }
        if (!SipHeaders.contentType(notify).name().equals(PidfCodec.MEDIA_TYPE)) {
            throw new UnsupportedBodyException();
        }
        String language = SipHeaders.language(notify).orElse("");
        return Optional.of(pidf.decode(body).stream()
                .map(device -> inLanguage(device, language))
                .toList());
    }

    private static final class UnsupportedBodyException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Notes without a language are in that of the whole body. */
    private static DevicePresence inLanguage(DevicePresence device, String language) {
        String plain = device.notes().get("");
        if (language.isEmpty() || plain == null) {
            return device;
        }
        Map<String, String> notes = new LinkedHashMap<>(device.notes());
        notes.remove("");
        notes.putIfAbsent(language, plain);
        return new DevicePresence(device.device(), device.availability(), notes, device.priority(), device.since());
    }
}
