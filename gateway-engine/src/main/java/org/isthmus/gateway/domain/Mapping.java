package org.isthmus.gateway.domain;

import java.time.InstantSource;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.address.AddressMemory;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.message.CallIds;
import org.isthmus.gateway.message.Notifications;
import org.isthmus.gateway.message.SipMessages;
import org.isthmus.gateway.message.TrunkArrivals;
import org.isthmus.gateway.message.TrunkMessages;
import org.isthmus.gateway.message.TrunkOptions;

/** The mapping as the rules want it; no state but its memories. */
record Mapping(
        AddressMapper addresses,
        AddressMemory memory,
        ErrorMapping errors,
        SipMessages sip,
        Notifications notifications,
        TrunkMessages toSip,
        TrunkArrivals toXmpp) {

    private static final int REMEMBERED = 100_000;

    static Mapping of(GatewayRules rules, SipMessages sip, GatewayMemory store, InstantSource clock) {
        AddressMapper addresses =
                rules.telephoneDomain().map(AddressMapper::new).orElseGet(AddressMapper::new);
        AddressMemory memory =
                new AddressMemory(REMEMBERED, (jid, uri) -> store.put(new GatewayMemory.ExactUri(jid, uri)));
        store.exactUris().forEach(known -> memory.restore(known.jid(), known.uri()));
        ErrorMapping errors = new ErrorMapping(addresses, rules.errorProfile());
        CallIds callIds = new CallIds(REMEMBERED);
        Notifications notifications = new Notifications(REMEMBERED);
        TrunkOptions options = new TrunkOptions(
                rules.maxMessageSize(),
                rules.longMessages() == LongMessages.SPLIT,
                rules.stripFromGruu(),
                rules.strictAuthCodes(),
                rules.message202());
        return new Mapping(
                addresses,
                memory,
                errors,
                sip,
                notifications,
                new TrunkMessages(addresses, memory, errors, sip, callIds, notifications, options, clock),
                new TrunkArrivals(addresses, memory, errors, sip, callIds, notifications, options, clock));
    }
}
