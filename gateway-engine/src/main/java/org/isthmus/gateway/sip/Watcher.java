package org.isthmus.gateway.sip;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sip.InvalidArgumentException;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.SubscriptionStateHeader;
import javax.sip.message.Request;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.presence.PidfCodec;
import org.isthmus.gateway.signal.DevicePresence;
import org.isthmus.gateway.sip.transport.Flow;
import org.isthmus.gateway.sip.useragent.Dialog;
import org.isthmus.gateway.sip.useragent.Draft;
import org.isthmus.gateway.sip.useragent.Exchanges;
import org.isthmus.gateway.sip.useragent.Reply;
import org.isthmus.gateway.sip.useragent.Words;

/** Somebody who watches this account without a presence server in between (RFC 6665 section 4.2). On the account's executor. */
final class Watcher {

    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final SipAddress address;
    private final Dialog dialog;
    private final EventTools tools;
    private final Consumer<Watcher> gone;
    private Instant until;
    private Instant lastNotify = Instant.MIN;
    private Optional<PresenceAgent.Shown> next = Optional.empty();
    private Scheduler.Task later = () -> {};
    private boolean ended;
    private Scheduler.Task expiry = () -> {};

    Watcher(SipAddress address, Dialog dialog, int seconds, EventTools tools, Consumer<Watcher> gone) {
        this.address = address;
        this.dialog = dialog;
        this.tools = tools;
        this.gone = gone;
        this.until = tools.scheduler().instant();
        extend(seconds);
    }

    SipAddress address() {
        return address;
    }

    Dialog dialog() {
        return dialog;
    }

    void extend(int seconds) {
        until = tools.scheduler().instant().plusSeconds(seconds);
        expiry.cancel();
        expiry = tools.scheduler()
                .after(Duration.ofSeconds(seconds), () -> tools.executor().execute(() -> end("timeout", List.of())));
    }

    /** Says that nobody has decided yet. */
    void pending() {
        send("pending", Optional.empty(), List.of());
    }

    /** Says how things are, at most once in five seconds (RFC 3856 section 6.10); the last word wins. */
    void tell(PresenceAgent.Shown shown, boolean atOnce) {
        Instant now = tools.scheduler().instant();
        if (atOnce || lastNotify.equals(Instant.MIN) || !now.isBefore(lastNotify.plus(BETWEEN))) {
            later.cancel();
            next = Optional.empty();
            lastNotify = now;
            send("active", Optional.empty(), shown.devices());
        } else {
            boolean first = next.isEmpty();
            next = Optional.of(shown);
            if (first) {
                later = tools.scheduler()
                        .after(
                                Duration.between(now, lastNotify.plus(BETWEEN)),
                                () -> tools.executor().execute(this::tellLatest));
            }
        }
    }

    private void tellLatest() {
        if (!ended) {
            next.ifPresent(latest -> tell(latest, true));
        }
    }

    /** Ends the subscription from this side. */
    void end(String reason, List<DevicePresence> last) {
        if (!ended) {
            send("terminated", Optional.of(reason), last);
            ended = true;
            expiry.cancel();
            later.cancel();
            gone.accept(this);
        }
    }

    private void send(String state, Optional<String> reason, List<DevicePresence> devices) {
        Optional<Flow> flow = tools.exchanges().flow();
        if (ended || flow.isEmpty()) {
            return;
        }
        try {
            Draft draft = draft(flow.get(), state, reason, devices);
            tools.exchanges().call(draft, Exchanges.PATIENCE, reply -> {
                dialog.used(draft.sequence());
                boolean refused = reply instanceof Reply.Final answer && answer.status() >= 300;
                if (refused && !ended) {
                    ended = true;
                    expiry.cancel();
                    gone.accept(this);
                }
            });
        } catch (ParseException | AddressException | InvalidArgumentException e) {
            ended = true;
            gone.accept(this);
        }
    }

    private Draft draft(Flow flow, String state, Optional<String> reason, List<DevicePresence> devices)
            throws ParseException, AddressException, InvalidArgumentException {
        Words words = tools.words();
        SubscriptionStateHeader header = words.headers().createSubscriptionStateHeader(state);
        if (reason.isPresent()) {
            header.setReasonCode(reason.get());
        } else {
            long left = Duration.between(tools.scheduler().instant(), until).toSeconds();
            header.setExpires((int) Math.max(0, left));
        }
        Draft draft = dialog.request(Request.NOTIFY)
                .with(words.headers().createEventHeader("presence"))
                .with(header)
                .with(tools.identity().contact(flow));
        if (!devices.isEmpty()) {
            String document = tools.pidf().encode(tools.identity().address(), devices);
            draft.withBody(document.getBytes(StandardCharsets.UTF_8), (ContentTypeHeader)
                    words.header(ContentTypeHeader.NAME, PidfCodec.MEDIA_TYPE));
        }
        return draft;
    }
}
