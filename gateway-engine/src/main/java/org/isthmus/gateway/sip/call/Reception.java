package org.isthmus.gateway.sip.call;

import java.text.ParseException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sip.header.ContactHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallTaker;
import org.isthmus.gateway.sip.useragent.Answers.Asked;
import org.isthmus.gateway.sip.useragent.Dialog;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.SessionDescription;

/** Takes INVITEs that begin a call, in the order of RFC 3261 sections 8.2 and 13.3. */
final class Reception {

    private final CallTools tools;
    private final CallTable table;
    private final CallTaker taker;
    private final Predicate<Address> blocked;
    private final Entry entry;
    private final ReplacedCalls replaced;

    /** @param blocked whom the person does not want to hear of */
    Reception(CallTools tools, CallTable table, CallTaker taker, Predicate<Address> blocked) {
        this.tools = tools;
        this.table = table;
        this.taker = taker;
        this.blocked = blocked;
        this.entry = new Entry(tools);
        this.replaced = new ReplacedCalls(tools, table);
    }

    void take(Asked asked) throws ParseException {
        Request request = asked.request();
        if (isMerged(request)) {
            tools.answers().send(asked, 482);
            return;
        }
        if (entry.refuses(asked)) {
            return;
        }
        Optional<SipAddress> caller = caller(request);
        if (caller.isEmpty() || !(request.getHeader(ContactHeader.NAME) instanceof ContactHeader)) {
            tools.answers().send(asked, 400);
        } else if (blocked.test(caller.get())) {
            tools.answers().send(asked, 403);
        } else if (table.isFull()) {
            tools.answers().send(asked, 486);
        } else {
            read(asked, caller.get());
        }
    }

    private boolean isMerged(Request request) {
        return table.first(call -> call.phase() instanceof Called called
                        && called.invited().isSameAs(request))
                .isPresent();
    }

    private void read(Asked asked, SipAddress caller) throws ParseException {
        SessionBody body = new SessionBody(tools);
        try {
            Optional<SessionDescription> offer = body.offerIn(asked.request());
            Optional<SipCall> old = replaced.by(asked);
            if (old.isPresent() || !ReplacedCalls.isMeant(asked.request())) {
                begin(new Invited(asked, offer, old), caller, body);
            }
        } catch (BodyProblem e) {
            entry.refuse(asked, e);
        }
    }

    private void begin(Invited invited, SipAddress caller, SessionBody body) throws ParseException {
        Dialog dialog = dialog(invited.request());
        CalledCall call = new CalledCall(
                new DialogId(dialog.callId(), dialog.localTag()),
                caller,
                table,
                tools.executor(),
                kinds(invited),
                name(invited.request()),
                invited.replaced().map(Call.class::cast));
        Called phase = new Called(call, tools, invited, body, dialog);
        call.enter(phase);
        table.add(call);
        tools.answers().send(invited.asked(), 100, dialog.localTag());
        phase.start();
        call.tell(taker.called(call));
    }

    private Dialog dialog(Request invite) {
        Dialog dialog = new Dialog(
                CallHeaders.callId(invite),
                tools.words().token(),
                ((ToHeader) invite.getHeader(ToHeader.NAME)).getAddress(),
                ((FromHeader) invite.getHeader(FromHeader.NAME)).getAddress(),
                ((ContactHeader) invite.getHeader(ContactHeader.NAME))
                        .getAddress()
                        .getURI());
        dialog.confirm(CallHeaders.fromTag(invite), invite, false);
        dialog.isInOrder(invite);
        return dialog;
    }

    private static Set<MediaKind> kinds(Invited invited) {
        return invited.offer()
                .map(offer -> offer.contents().stream()
                        .map(Content::kind)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(MediaKind.class))))
                .orElseGet(() -> EnumSet.of(MediaKind.AUDIO));
    }

    private static Optional<SipAddress> caller(Request invite) {
        try {
            return Optional.of(SipAddress.parse(((FromHeader) invite.getHeader(FromHeader.NAME))
                    .getAddress()
                    .getURI()
                    .toString()));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> name(Request invite) {
        return Optional.ofNullable(((FromHeader) invite.getHeader(FromHeader.NAME))
                        .getAddress()
                        .getDisplayName())
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }
}
