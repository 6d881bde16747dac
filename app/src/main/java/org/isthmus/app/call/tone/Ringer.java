package org.isthmus.app.call.tone;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isthmus.app.call.CallEvent;
import org.isthmus.app.call.CallView;
import org.isthmus.app.call.Calls;
import org.isthmus.app.settings.Settings;
import org.isthmus.gateway.call.CallEnd;

/** Lets the person hear how their calls stand as long as nobody speaks. On the app's thread. */
public final class Ringer {

    /** Ends that nobody needs to be told by a tone. */
    private static final Set<CallEnd.Reason> EXPECTED = EnumSet.of(
            CallEnd.Reason.SUCCESS,
            CallEnd.Reason.CANCEL,
            CallEnd.Reason.ANSWERED_ELSEWHERE,
            CallEnd.Reason.ALTERNATIVE_SESSION);

    private final Calls calls;
    private final Settings settings;
    private final Tones tones;

    private Ringer(Calls calls, Settings settings, Tones tones) {
        this.calls = calls;
        this.settings = settings;
        this.tones = tones;
    }

    /** From now on the tones follow the calls, and whether the person wants to hear a ring tone. */
    public static void follow(Calls calls, Settings settings, Tones tones) {
        Ringer ringer = new Ringer(calls, settings, tones);
        calls.observe(ringer::heard);
        settings.observe(_ -> ringer.refresh());
    }

    private void heard(CallEvent event) {
        switch (event) {
            case CallEvent.Changed _ -> refresh();
            case CallEvent.Over(CallView call) -> over(call);
            default -> {}
        }
    }

    private void refresh() {
        // A busy tone goes on by itself while there is no call.
        if (!calls.current().isEmpty()) {
            tones.play(due(calls.current()));
        }
    }

    private void over(CallView call) {
        boolean failed = !call.incoming()
                && call.state() instanceof CallView.Ended ended
                && !EXPECTED.contains(ended.why().reason());
        Optional<Tone> last = failed ? Optional.of(Tone.BUSY) : Optional.empty();
        tones.play(calls.current().isEmpty() ? last : due(calls.current()));
    }

    private Optional<Tone> due(List<CallView> now) {
        boolean wanted = settings.get().sound().rings();
        boolean alerted = wanted && now.stream().anyMatch(call -> call.rings() && !call.quiet());
        boolean talks = now.stream().anyMatch(call -> call.state() instanceof CallView.Talking && !call.held());
        if (alerted) {
            return Optional.of(talks ? Tone.KNOCK : Tone.RING);
        }
        boolean waits =
                now.stream().anyMatch(call -> call.state() instanceof CallView.Ringing ringing && !ringing.heard());
        return waits && !talks ? Optional.of(Tone.RING_BACK) : Optional.empty();
    }
}
