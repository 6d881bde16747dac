package org.isthmus.gateway.domain.presence;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.domain.SipArrival;
import org.isthmus.gateway.message.SipMessages;
import org.isthmus.gateway.presence.NotifyReader;

/** The dialogs in which XMPP users watch: a NOTIFY goes to the one that it belongs to, or to nobody. On the executor. */
final class WatchDialogs {

    private final SipMessages messages;
    private final NotifyReader reader;
    private final Map<SubscriptionDialog.Key, Entry> entries = new HashMap<>();

    WatchDialogs(SipMessages messages, NotifyReader reader) {
        this.messages = messages;
        this.reader = reader;
    }

    private record Entry(SubscriptionDialog dialog, Consumer<NotifyReader.Outcome.Read> taker) {}

    /** From now on the NOTIFYs of this dialog are taken; what they say is handed over when they are answered. */
    void put(SubscriptionDialog dialog, Consumer<NotifyReader.Outcome.Read> taker) {
        entries.put(dialog.key(), new Entry(dialog, taker));
    }

    void remove(SubscriptionDialog dialog) {
        entries.remove(dialog.key());
    }

    void notified(SipArrival arrival, PresenceTools tools) {
        Request notify = arrival.request();
        Entry entry = SubscriptionDialog.keyOf(notify).map(entries::get).orElse(null);
        if (entry == null || !entry.dialog().isFrom(notify)) {
            arrival.answer(tools.refusal(notify, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST));
            return;
        }
        if (!entry.dialog().isInOrder(notify)) {
            arrival.answer(tools.refusal(notify, Response.SERVER_INTERNAL_ERROR));
            return;
        }
        switch (reader.read(notify)) {
            case NotifyReader.Outcome.Refused refused -> arrival.answer(refusal(tools, notify, refused.status()));
            case NotifyReader.Outcome.Read read -> {
                entry.dialog().took(notify);
                arrival.answer(messages.ok(notify));
                entry.taker().accept(read);
            }
        }
    }

    private Response refusal(PresenceTools tools, Request notify, int status) {
        Response response = tools.refusal(notify, status);
        if (status == Response.BAD_EVENT) {
            messages.add(response, "Allow-Events", NotifyReader.PRESENCE);
        } else if (status == Response.UNSUPPORTED_MEDIA_TYPE) {
            messages.add(response, "Accept", SubscriptionRequests.PIDF);
        }
        return response;
    }
}
