package org.isthmus.gateway.presence;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sip.header.FromHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.error.SipError;
import org.isthmus.gateway.error.SipPhrases;
import org.isthmus.gateway.message.Crossing;
import org.isthmus.gateway.message.SipHeaders;
import org.isthmus.gateway.message.SipMessages;
import org.isthmus.gateway.signal.DevicePresence;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.isthmus.gateway.signal.SubscriptionAnswer;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;

/** Presence of whole domains: both addresses mapped, one SIP dialog for each pair. May be used from any thread. */
public final class TrunkPresence {

    private final AddressMapper addresses;
    private final SipMessages sip;
    private final PidfCodec pidf;
    private final NotifyReader notifies;
    private final XmppPresenceCodec stanzas;

    public TrunkPresence(AddressMapper addresses, SipMessages sip, InstantSource clock) {
        this.addresses = addresses;
        this.sip = sip;
        this.pidf = new PidfCodec(addresses);
        this.notifies = new NotifyReader(pidf);
        this.stanzas = new XmppPresenceCodec(addresses, clock);
    }

    /**
     * A SIP dialog, seen from here.
     *
     * @param secondsLeft until the subscription runs out
     */
    public record Dialog(String callId, String localTag, String remoteTag, long nextSequence, int secondsLeft) {

        boolean holds(Request request) {
            FromHeader from = (FromHeader) request.getHeader(FromHeader.NAME);
            ToHeader to = (ToHeader) request.getHeader(ToHeader.NAME);
            return SipHeaders.callId(request).orElse("").equals(callId)
                    && from != null
                    && remoteTag.equals(from.getTag())
                    && to != null
                    && localTag.equals(to.getTag());
        }
    }

    /** A NOTIFY that may belong to a dialog of a watcher on XMPP: its response, and what the watcher sees. */
    public Crossing notified(Request notify, Dialog dialog, SipWatch watch, XmppAddress watcher, SipAddress contact)
            throws AddressException {
        if (!dialog.holds(notify)) {
            return Crossing.toSip(refusal(notify, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST));
        }
        return switch (notifies.read(notify)) {
            case NotifyReader.Outcome.Refused refused -> Crossing.toSip(refusal(notify, refused.status()));
            case NotifyReader.Outcome.Read read ->
                new Crossing(List.of(sip.ok(notify)), told(watch.on(read.event()), watcher, addresses.toXmpp(contact)));
        };
    }

    /** What the watcher is told by the actions of a watch; the SIP ones are for whoever keeps the dialog. */
    public List<Stanza> told(List<SipWatch.Action> actions, XmppAddress watcher, XmppAddress contact)
            throws AddressException {
        List<Stanza> told = new ArrayList<>();
        for (SipWatch.Action action : actions) {
            switch (action) {
                case SipWatch.Action.TellSubscribed yes ->
                    told.addAll(stanzas.encode(new SubscriptionAnswer(contact, watcher, true)));
                case SipWatch.Action.TellUnsubscribed no ->
                    told.addAll(stanzas.encode(new SubscriptionAnswer(contact, watcher, false)));
                case SipWatch.Action.Show show ->
                    told.addAll(stanzas.encode(new PresenceUpdate(
                            contact.bare(), watcher, List.of(show.device()), false, Optional.empty())));
                case SipWatch.Action.Subscribe subscribe -> {
                    // For the dialog.
                }
                case SipWatch.Action.RetryIn retry -> {
                    // For the dialog.
                }
            }
        }
        return told;
    }

    /** The NOTIFY for a watcher on SIP after a stanza of the contact; nothing for a stanza that is no presence. */
    public Optional<Request> toNotify(
            Presence presence, Devices devices, Dialog dialog, SipAddress watcher, XmppAddress contact)
            throws AddressException {
        if (!(stanzas.decode(presence).orElse(null) instanceof PresenceUpdate update)) {
            return Optional.empty();
        }
        for (DevicePresence device : update.devices()) {
            devices.update(device);
        }
        SipAddress local = addresses.toSip(contact.bare());
        Request notify = sip.request(
                Request.NOTIFY,
                watcher,
                new SipMessages.Ends(
                        local, dialog.localTag(), watcher, dialog.remoteTag(), dialog.callId(), dialog.nextSequence()));
        sip.addContact(notify, local);
        sip.add(notify, "Event", "presence");
        sip.add(notify, "Subscription-State", "active;expires=" + dialog.secondsLeft());
        if (presence.getLanguage() != null) {
            sip.add(notify, "Content-Language", presence.getLanguage());
        }
        byte[] document = pidf.encode(contact.bare(), devices.toTell()).getBytes(StandardCharsets.UTF_8);
        sip.setBody(notify, PidfCodec.MEDIA_TYPE, document);
        return Optional.of(notify);
    }

    private Response refusal(Request request, int status) {
        return sip.refusal(request, new SipError(status, SipPhrases.of(status)));
    }
}
