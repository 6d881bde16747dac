package org.isthmus.app.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.Receipt;
import org.jdbi.v3.core.Handle;

/** Notes on own messages how far they got. A message never goes back: what was delivered was delivered. */
final class DeliveryMarks {

    private DeliveryMarks() {}

    /** @return the messages that are different now */
    static List<StoredMessage> apply(Handle handle, EndpointId account, long peer, Network network, Receipt receipt) {
        Optional<StoredMessage> named = MessageTable.byWireId(handle, account, peer, true, receipt.messageId());
        if (named.isEmpty()) {
            return List.of();
        }
        StoredMessage message = named.get();
        List<StoredMessage> changed = new ArrayList<>();
        StoredMessage now = marked(message, receipt);
        if (!now.equals(message)) {
            changed.add(MessageTable.update(handle, message, now));
        }
        // XEP-0333 section 4: a displayed marker speaks for everything before it as well.
        if (receipt.fate() == Receipt.Fate.DISPLAYED && network == Network.XMPP) {
            for (StoredMessage earlier : MessageTable.unreadByPeer(handle, account, peer, message.number() - 1)) {
                changed.add(MessageTable.update(handle, earlier, earlier.delivered(ChatMessage.Delivery.READ)));
            }
        }
        return changed;
    }

    private static StoredMessage marked(StoredMessage message, Receipt receipt) {
        boolean arrived =
                message.delivery() == ChatMessage.Delivery.DELIVERED || message.delivery() == ChatMessage.Delivery.READ;
        return switch (receipt.fate()) {
            case DELIVERED -> arrived ? message : message.delivered(ChatMessage.Delivery.DELIVERED);
            case DISPLAYED -> message.delivered(ChatMessage.Delivery.READ);
            case FAILED ->
                arrived
                        ? message
                        : message.failed(receipt.failure()
                                .orElseGet(() -> Failure.of(Reason.RECIPIENT_UNAVAILABLE, "It was not delivered.")));
        };
    }
}
