package org.isthmus.gateway.xmpp;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.message.Jids;
import org.isthmus.gateway.xmpp.request.Reply;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.roster.packet.RosterPacket;
import org.jivesoftware.smack.roster.packet.RosterPacket.ItemType;
import org.jivesoftware.smackx.blocking.element.BlockContactsIQ;
import org.jivesoftware.smackx.blocking.element.UnblockContactsIQ;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The contact list that the server keeps (RFC 6121 section 2), and its block list (XEP-0191). Used on the account's executor. */
final class Roster {

    private static final Logger LOG = LoggerFactory.getLogger(Roster.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final IqRequests requests;
    private final Consumer<List<Contact>> listener;
    private Map<XmppAddress, Contact> contacts = new LinkedHashMap<>();

    Roster(IqRequests requests, Consumer<List<Contact>> listener) {
        this.requests = requests;
        this.listener = listener;
    }

    /** Asks for the whole list. */
    void load() {
        requests.send(new RosterPacket(), PATIENCE).thenAccept(reply -> {
            switch (reply) {
                case Reply.Result(RosterPacket all) -> loaded(all);
                case Reply.Result other -> loaded(new RosterPacket());
                default -> LOG.warn("The contact list could not be read: {}", reply);
            }
        });
    }

    /** The server says that one entry changed; who sent it has been checked. */
    void pushed(RosterPacket push) {
        push.getRosterItems().forEach(item -> apply(contacts, item));
        tell();
    }

    Optional<Contact> find(XmppAddress address) {
        return Optional.ofNullable(contacts.get(address));
    }

    CompletableFuture<Outcome> put(XmppAddress address, String name, Set<String> groups) {
        RosterPacket.Item item = item(address);
        if (!name.isBlank()) {
            item.setName(name);
        }
        groups.forEach(item::addGroupName);
        return change(item);
    }

    CompletableFuture<Outcome> remove(XmppAddress address) {
        RosterPacket.Item item = item(address);
        item.setItemType(ItemType.remove);
        return change(item);
    }

    CompletableFuture<Outcome> setBlocked(XmppAddress address, boolean blocked) {
        List<Jid> jids = List.of(Jids.jid(address));
        IQ request = blocked ? new BlockContactsIQ(jids) : new UnblockContactsIQ(jids);
        return requests.send(request, PATIENCE).thenApply(Reply::outcome);
    }

    private CompletableFuture<Outcome> change(RosterPacket.Item item) {
        RosterPacket request = new RosterPacket();
        request.setType(IQ.Type.set);
        request.addRosterItem(item);
        return requests.send(request, PATIENCE).thenApply(Reply::outcome);
    }

    private static RosterPacket.Item item(XmppAddress address) {
        return new RosterPacket.Item(Jids.jid(address).asBareJid(), null);
    }

    private void loaded(RosterPacket all) {
        Map<XmppAddress, Contact> fresh = new LinkedHashMap<>();
        all.getRosterItems().forEach(item -> apply(fresh, item));
        contacts = fresh;
        tell();
    }

    private void tell() {
        listener.accept(List.copyOf(contacts.values()));
    }

    private static void apply(Map<XmppAddress, Contact> contacts, RosterPacket.Item item) {
        Jids.address(item.getJid()).ifPresent(address -> {
            ItemType type = item.getItemType();
            if (type == ItemType.remove) {
                contacts.remove(address);
                return;
            }
            String name = item.getName();
            contacts.put(
                    address,
                    new Contact(
                            address,
                            name == null ? "" : name,
                            item.getGroupNames(),
                            type == ItemType.to || type == ItemType.both,
                            type == ItemType.from || type == ItemType.both,
                            item.isSubscriptionPending()));
        });
    }
}
