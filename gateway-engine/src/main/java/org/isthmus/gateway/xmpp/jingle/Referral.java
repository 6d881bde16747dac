package org.isthmus.gateway.xmpp.jingle;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.TransferRequest;
import org.isthmus.gateway.call.jingle.JingleElement;
import org.isthmus.gateway.call.jingle.Namespaces;
import org.isthmus.media.description.MediaKind;

/**
 * The other side's wish that this one calls somebody else (XEP-0251). The new call says whose wish it was; once it is
 * answered the old one ends with the word that the transfer succeeded.
 */
final class Referral implements TransferRequest {

    static final String ELEMENT = "transfer";

    private final Ground ground;
    private final XmppAddress from;
    private final XmppAddress target;
    private final Optional<String> replaced;
    private final Runnable succeeded;
    private final AtomicReference<Decision> decision = new AtomicReference<>(Decision.OPEN);

    /** What became of the wish. */
    enum Decision {
        OPEN,
        FOLLOWED,
        REFUSED
    }

    private Referral(
            Ground ground, XmppAddress from, XmppAddress target, Optional<String> replaced, Runnable succeeded) {
        this.ground = ground;
        this.from = from;
        this.target = target;
        this.replaced = replaced;
        this.succeeded = succeeded;
    }

    /**
     * Reads the wish; empty where it names nobody.
     *
     * @param from the device that has it
     * @param succeeded ends the old call
     */
    static Optional<Referral> read(JingleElement transfer, Ground ground, XmppAddress from, Runnable succeeded) {
        return transfer.attribute("to")
                .flatMap(Referral::address)
                .map(target -> new Referral(ground, from, target, transfer.attribute("sid"), succeeded));
    }

    static Optional<XmppAddress> address(String text) {
        try {
            return Optional.of(XmppAddress.parse(text));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    /** The words for sending the other side to somebody, in the place of a session with them if there is one. */
    static JingleElement wish(Address target, Optional<XmppAddress> own, Optional<String> replaced) {
        Map<String, String> plain = Map.of("to", target.toString());
        return JingleElement.of(
                Namespaces.TRANSFER,
                ELEMENT,
                replaced.isPresent() && own.isPresent()
                        ? Map.of("from", own.get().toString(), "sid", replaced.get(), "to", target.toString())
                        : plain);
    }

    boolean isRefused() {
        return decision.get() == Decision.REFUSED;
    }

    @Override
    public Address target() {
        return target;
    }

    @Override
    public void refuse() {
        decision.compareAndSet(Decision.OPEN, Decision.REFUSED);
    }

    @Override
    public Call follow(Set<MediaKind> kinds, CallMedia media, CallEvents events) {
        if (!decision.compareAndSet(Decision.OPEN, Decision.FOLLOWED)) {
            throw new IllegalStateException("The transfer has been decided.");
        }
        JingleElement because = JingleElement.of(
                Namespaces.TRANSFER,
                ELEMENT,
                replaced.map(sid -> Map.of("from", from.toString(), "sid", sid, "to", target.toString()))
                        .orElseGet(() -> Map.of("from", from.toString())));
        return ground.placing().place(target, kinds, media, new Following(events, succeeded), Optional.of(because));
    }

    /** Ends the old call when the new one is answered. */
    private record Following(CallEvents events, Runnable succeeded) implements CallEvents {

        @Override
        public void ringing() {
            events.ringing();
        }

        @Override
        public void answered() {
            succeeded.run();
            events.answered();
        }

        @Override
        public void held(boolean held) {
            events.held(held);
        }

        @Override
        public void digit(char digit) {
            events.digit(digit);
        }

        @Override
        public void transferred(TransferRequest request) {
            events.transferred(request);
        }

        @Override
        public void ended(CallEnd why) {
            events.ended(why);
        }
    }
}
