package org.isthmus.ui.desktop;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.isthmus.app.call.CallEvent;
import org.isthmus.app.call.CallKey;
import org.isthmus.app.call.CallView;
import org.isthmus.app.call.Calls;
import org.isthmus.app.conversation.Route;
import org.isthmus.app.desktop.Notice;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.ui.call.CallerText;
import org.isthmus.ui.common.Navigator;

/** A notice for each call that rings, until it does not ring any more, and one for each caller who was missed. FX thread. */
final class CallsOnDesktop {

    /** After these somebody has dealt with the call. */
    private static final Set<CallEnd.Reason> SETTLED =
            EnumSet.of(CallEnd.Reason.ANSWERED_ELSEWHERE, CallEnd.Reason.DECLINE);

    private final Desk desk;
    private final Calls calls;
    private final Navigator navigator;
    private final CallerText who;
    private final Set<CallKey> ringing = new HashSet<>();
    private final Map<String, Integer> missed = new HashMap<>();

    CallsOnDesktop(Desk desk) {
        this.desk = desk;
        this.calls = desk.context().client().calls();
        this.navigator = desk.context().navigator();
        this.who = new CallerText(desk.context().texts());
    }

    void take(List<CallEvent> events) {
        for (CallEvent event : events) {
            switch (event) {
                case CallEvent.Changed(CallView call) -> changed(call);
                case CallEvent.Over(CallView call) -> over(call);
                case CallEvent.HistoryChanged() -> looked();
                case CallEvent.TransferAsked _,
                        CallEvent.Pressed _,
                        CallEvent.PictureMissing _,
                        CallEvent.Recorded _,
                        CallEvent.NotRecorded _ -> {
                    // The window says it; the person is in the call.
                }
            }
        }
    }

    void changed(CallView call) {
        if (!call.rings()) {
            settle(call);
        } else if (!call.quiet() && ringing.add(call.key())) {
            desk.show(incoming(call));
        }
    }

    private boolean settle(CallView call) {
        boolean rang = ringing.remove(call.key());
        if (rang) {
            desk.withdraw(subject(call.key()));
        }
        return rang;
    }

    private void over(CallView call) {
        if (settle(call)
                && call.state() instanceof CallView.Ended(CallEnd why, var _)
                && !SETTLED.contains(why.reason())) {
            Route back = new Route(call.account(), call.peer().bare());
            String subject = "missed:" + back.account().value() + ":" + back.peer();
            int times = missed.merge(subject, 1, Integer::sum);
            desk.show(missed(subject, call, back, times));
        }
    }

    /** Once the person has seen the list of calls there is nothing to tell. */
    private void looked() {
        if (calls.missed() == 0) {
            missed.keySet().forEach(desk::withdraw);
            missed.clear();
        }
    }

    void withdrawAll() {
        ringing.forEach(key -> desk.withdraw(subject(key)));
        missed.keySet().forEach(desk::withdraw);
        missed.clear();
    }

    private Notice incoming(CallView call) {
        Notice.Choice answer = answering(call, "call.answer", false);
        Notice.Choice refuse = desk.choice("call.refuse", () -> calls.decline(call.key()));
        return new Notice(
                subject(call.key()),
                Notice.Kind.CALL,
                desk.words().get("call", who.name(call)),
                call.video() ? desk.words().get("call.video", from(call)) : from(call),
                desk.toFront(navigator::openCalls),
                call.video()
                        ? List.of(answering(call, "call.answer.video", true), answer, refuse)
                        : List.of(answer, refuse));
    }

    private Notice.Choice answering(CallView call, String key, boolean video) {
        return desk.opening(key, () -> {
            calls.answer(call.key(), video);
            navigator.openCalls();
        });
    }

    private Notice missed(String subject, CallView call, Route back, int times) {
        return new Notice(
                subject,
                Notice.Kind.MISSED_CALL,
                desk.words().get("missed", who.name(call)),
                times == 1 ? from(call) : desk.words().get("missed.often", from(call), times),
                desk.toFront(navigator::openCalls),
                List.of(
                        desk.opening("missed.back", () -> navigator.call(back, false)),
                        desk.opening("show", navigator::openCalls)));
    }

    private String from(CallView call) {
        return who.address(call) + " \u00b7 " + call.peer().network();
    }

    private static String subject(CallKey key) {
        return "call:" + key.number();
    }
}
