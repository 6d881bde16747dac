package org.isthmus.gateway.sip.call;

import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallLine;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.CallTaker;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.sip.useragent.Answers;
import org.isthmus.gateway.sip.useragent.Answers.Asked;
import org.isthmus.gateway.sip.useragent.Dialog;
import org.isthmus.gateway.sip.useragent.Exchanges;
import org.isthmus.gateway.sip.useragent.Identity;
import org.isthmus.media.description.MediaKind;

/**
 * The calls of one account. {@link #call} may be called from any thread; everything else runs on the account's executor.
 */
public final class SipCalls implements CallLine {

    private final CallTools tools;
    private final CallTable table = new CallTable();
    private final Reception reception;

    /**
     * Makes one for an account.
     *
     * @param executor the account's own
     * @param blocked whom the person does not want to hear of
     */
    public SipCalls(
            Identity identity,
            Exchanges exchanges,
            Answers answers,
            Scheduler scheduler,
            Executor executor,
            RandomGenerator random,
            CallTaker taker,
            Predicate<Address> blocked) {
        tools = new CallTools(
                identity, exchanges, answers, new Acknowledgements(exchanges), scheduler, executor, random, this::call);
        reception = new Reception(tools, table, taker, blocked);
    }

    @Override
    public Call call(Address to, Set<MediaKind> kinds, CallMedia media, CallEvents events) {
        return call(to, media, events, List.of());
    }

    private SipCall call(Address to, CallMedia media, CallEvents events, List<Header> extra) {
        DialogId id = new DialogId(tools.words().token(), tools.words().token());
        SipAddress peer = to instanceof SipAddress sip ? sip : SipAddress.of("", "");
        SipCall call = new SipCall(id, peer, table, tools.executor());
        call.tell(events);
        tools.executor().execute(() -> begin(call, to, media, extra));
        return call;
    }

    private void begin(SipCall call, Address to, CallMedia media, List<Header> extra) {
        if (call.isOver()) {
            return;
        }
        if (!(to instanceof SipAddress sip)) {
            call.ended(CallEnd.of(Reason.GONE, to + " is no SIP address."));
        } else if (tools.exchanges().flow().isEmpty()) {
            call.ended(CallEnd.of(Reason.CONNECTIVITY_ERROR, "The account is not signed in."));
        } else if (table.isFull()) {
            call.ended(CallEnd.of(Reason.GENERAL_ERROR, "There are too many calls at once."));
        } else {
            try {
                Dialog dialog = tools.identity()
                        .dialog(sip, call.dialog().callId(), call.dialog().localTag());
                Calling phase = new Calling(call, tools, dialog, media, new SessionBody(tools), extra);
                call.enter(phase);
                table.add(call);
                phase.start();
            } catch (ParseException e) {
                call.ended(CallEnd.of(Reason.GONE, String.valueOf(e.getMessage())));
            }
        }
    }

    /** An INVITE, or a request of a method that belongs to calls. */
    public void take(Asked asked) throws ParseException {
        Request request = asked.request();
        Optional<SipCall> call = table.of(request);
        if (request.getMethod().equals(Request.CANCEL)) {
            cancelled(asked);
        } else if (call.isPresent()) {
            call.get().phase().request(asked);
        } else if (request.getMethod().equals(Request.INVITE)
                && CallHeaders.toTag(request).isEmpty()) {
            reception.take(asked);
        } else {
            tools.answers().send(asked, 481);
        }
    }

    /** Whether the request is within the dialog of a call. */
    public boolean owns(Request request) {
        return table.of(request).isPresent();
    }

    private void cancelled(Asked cancel) {
        Optional<Called> called = table.all().stream()
                .map(SipCall::phase)
                .filter(Called.class::isInstance)
                .map(Called.class::cast)
                .filter(phase -> phase.invited().isSameAs(cancel.request()))
                .findFirst();
        if (called.isPresent()) {
            called.get().cancelled(cancel);
        } else {
            tools.answers().send(cancel, 481);
        }
    }

    /** An ACK to a 2xx. */
    public void acknowledged(Request ack) {
        table.of(ack).ifPresent(call -> call.phase().acknowledged(ack));
    }

    /** A 2xx to an INVITE that nobody waits for any more. */
    public void late(Response response) {
        tools.acknowledgements().late(response);
    }

    /** The account is signed in, perhaps again. */
    public void online() {
        table.all().forEach(call -> call.phase().online());
    }

    /** The account ends: so do its calls. */
    public void end() {
        CallEnd why = CallEnd.of(Reason.SUCCESS, "The account was signed out.");
        table.all().forEach(call -> call.phase().abandon(why));
    }
}
