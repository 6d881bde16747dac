package org.isthmus.gateway.domain.presence;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.sip.message.Request;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.message.SipMessages;
import org.isthmus.gateway.presence.NotifyReader;
import org.isthmus.gateway.presence.PidfCodec;
import org.isthmus.gateway.presence.XmppWatchAction.Word;
import org.isthmus.gateway.signal.DevicePresence;

/** Writes SUBSCRIBE and NOTIFY of presence (RFC 3856, RFC 8048). Has no state of its own. */
final class SubscriptionRequests {

    static final String PIDF = PidfCodec.MEDIA_TYPE;

    private final SipMessages messages;
    private final PidfCodec pidf;

    SubscriptionRequests(SipMessages messages, PidfCodec pidf) {
        this.messages = messages;
        this.pidf = pidf;
    }

    /** @param expires seconds, 0 for the end or a single question */
    Request subscribe(SubscriptionDialog dialog, int expires) {
        Request request = dialog.request(messages, Request.SUBSCRIBE);
        messages.add(request, "Event", NotifyReader.PRESENCE);
        messages.add(request, "Accept", PIDF);
        messages.add(request, "Expires", Integer.toString(expires));
        return request;
    }

    /**
     * @param event the Event header of the SUBSCRIBE, whose id has to come back
     * @param secondsLeft of the subscription
     * @param devices the whole state of the contact; empty for no body
     */
    Request notify(
            SubscriptionDialog dialog,
            String event,
            Word word,
            long secondsLeft,
            XmppAddress contact,
            Optional<List<DevicePresence>> devices,
            String language)
            throws AddressException {
        Request request = dialog.request(messages, Request.NOTIFY);
        messages.add(request, "Event", event);
        messages.add(request, "Subscription-State", state(word, secondsLeft));
        if (devices.isPresent()) {
            if (!language.isEmpty()) {
                messages.add(request, "Content-Language", language);
            }
            messages.setBody(request, PIDF, pidf.encode(contact, devices.get()).getBytes(StandardCharsets.UTF_8));
        }
        return request;
    }

    private static String state(Word word, long secondsLeft) {
        return switch (word) {
            case Word.Pending pending -> "pending;expires=" + secondsLeft;
            case Word.Active active -> "active;expires=" + secondsLeft;
            case Word.Terminated terminated ->
                "terminated;reason=" + terminated.reason()
                        + (terminated.retryAfter() > 0 ? ";retry-after=" + terminated.retryAfter() : "");
        };
    }
}
