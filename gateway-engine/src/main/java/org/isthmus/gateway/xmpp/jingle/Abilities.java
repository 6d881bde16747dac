package org.isthmus.gateway.xmpp.jingle;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.isthmus.gateway.limit.BoundedMap;
import org.isthmus.gateway.message.Jids;
import org.isthmus.gateway.xmpp.request.Reply;
import org.isthmus.gateway.xmpp.request.Requests;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo.Feature;

/**
 * What devices can do, as they say themselves when asked (XEP-0030). An answer holds for one device and as long as its mark
 * of XEP-0115 stays; the mark is not checked, so it never speaks for another device. Used on the account's executor.
 */
final class Abilities {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_KNOWN = 1_000;

    private final Requests requests;
    private final Map<Devices.Device, Set<String>> known = new BoundedMap<>(MOST_KNOWN);

    Abilities(Requests requests) {
        this.requests = requests;
    }

    /** The features that matter for calls; none when the device does not answer. Completes on the account's executor. */
    CompletableFuture<Set<String>> of(Devices.Device device) {
        Set<String> before = known.get(device);
        if (before != null) {
            return CompletableFuture.completedFuture(before);
        }
        DiscoverInfo question = DiscoverInfo.builder(java.util.UUID.randomUUID().toString())
                .ofType(IQ.Type.get)
                .to(Jids.jid(device.address()))
                .build();
        return requests.send(question, PATIENCE).thenApply(reply -> {
            if (reply instanceof Reply.Result(DiscoverInfo info)) {
                Set<String> features = info.getFeatures().stream()
                        .map(Feature::getVar)
                        .filter(CallFeatures.ALL::contains)
                        .collect(Collectors.toUnmodifiableSet());
                if (!device.capabilities().isEmpty()) {
                    known.put(device, features);
                }
                return features;
            }
            return Set.of();
        });
    }
}
