package org.isthmus.gateway.presence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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

    private final PidfCodec pidf;

    public NotifyReader(PidfCodec pidf) {
        this.pidf = pidf;
    }

    /** What a NOTIFY turned out to be. */
    public sealed interface Outcome {
        /** Answer 200. */
        record Read(SipWatch.Event event) implements Outcome {}

        /** Answer with this status; nothing changes. */
        record Refused(int status) implements Outcome {}
    }

    public Outcome read(Request notify) {
        EventHeader event = (EventHeader) notify.getHeader(EventHeader.NAME);
        if (event == null || !"presence".equals(event.getEventType())) {
            return new Outcome.Refused(Response.BAD_EVENT);
        }
        SubscriptionStateHeader header = (SubscriptionStateHeader) notify.getHeader(SubscriptionStateHeader.NAME);
        if (header == null || header.getState() == null) {
            return new Outcome.Refused(Response.BAD_REQUEST);
        }
        return switch (header.getState().toLowerCase(Locale.ROOT)) {
            case "active" -> active(notify);
            case "terminated" ->
                new Outcome.Read(new SipWatch.Event.Terminated(
                        header.getReasonCode() == null
                                ? ""
                                : header.getReasonCode().toLowerCase(Locale.ROOT),
                        header.getRetryAfter() > 0 ? OptionalInt.of(header.getRetryAfter()) : OptionalInt.empty()));
            default -> new Outcome.Read(new SipWatch.Event.Pending());
        };
    }

    private Outcome active(Request notify) {
        try {
            Optional<byte[]> body = ContentCoding.decode(SipHeaders.contentEncoding(notify), SipHeaders.body(notify));
            if (body.isEmpty()) {
                return new Outcome.Refused(Response.UNSUPPORTED_MEDIA_TYPE);
            }
            if (body.get().length == 0) {
                return new Outcome.Read(new SipWatch.Event.Active(Optional.empty()));
            }
            if (!SipHeaders.contentType(notify).name().equals(PidfCodec.MEDIA_TYPE)) {
                return new Outcome.Refused(Response.UNSUPPORTED_MEDIA_TYPE);
            }
            String language = SipHeaders.language(notify).orElse("");
            List<DevicePresence> devices = pidf.decode(body.get()).stream()
                    .map(device -> inLanguage(device, language))
                    .toList();
            return new Outcome.Read(new SipWatch.Event.Active(Optional.of(devices)));
        } catch (BodyException | PidfException e) {
            return new Outcome.Refused(Response.BAD_REQUEST);
        }
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
