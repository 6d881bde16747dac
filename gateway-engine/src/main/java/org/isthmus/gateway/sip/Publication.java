package org.isthmus.gateway.sip;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sip.InvalidArgumentException;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.MinExpiresHeader;
import javax.sip.header.SIPETagHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.presence.PidfCodec;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.DevicePresence;
import org.isthmus.gateway.sip.transport.Flow;
import org.isthmus.gateway.sip.useragent.Draft;
import org.isthmus.gateway.sip.useragent.Exchanges;
import org.isthmus.gateway.sip.useragent.Reply;
import org.isthmus.gateway.sip.useragent.Statuses;

/**
 * One piece of presence that the account's presence server holds for it (RFC 3903): published, refreshed, changed, taken back.
 * One PUBLISH is under way at a time; of several changes meanwhile the last one counts. Runs on the account's executor.
 */
final class Publication {

    private static final int EXPIRES = 3600;
    private static final int CONDITIONAL_REQUEST_FAILED = 412;

    private final EventTools tools;
    private Optional<DevicePresence> device = Optional.empty();
    private Optional<String> etag = Optional.empty();
    private final List<Consumer<Outcome>> waiting = new ArrayList<>();
    private int expires = EXPIRES;
    private boolean underway;
    private boolean stale;
    private boolean impossible;
    private Scheduler.Task refresh = () -> {};

    Publication(EventTools tools) {
        this.tools = tools;
    }

    /** What the device is like from now on; told again after each sign-in. */
    void set(DevicePresence now, Consumer<Outcome> then) {
        device = Optional.of(now);
        waiting.add(then);
        stale = true;
        publish();
    }

    /** A new flow, perhaps a new server: everything is said again. */
    void online() {
        impossible = false;
        underway = false;
        stale = device.isPresent();
        publish();
    }

    void offline() {
        refresh.cancel();
        underway = false;
        done(new Outcome.Failed(Failure.of(Reason.NOT_SIGNED_IN, "The account is not signed in.")));
    }

    /** Takes it back; nothing waits for the answer. */
    void end() {
        refresh.cancel();
        if (etag.isPresent() && exchanges().flow().isPresent()) {
            try {
                Draft draft = draft(0).with(tools.words().headers().createSIPIfMatchHeader(etag.get()));
                exchanges().call(draft, Exchanges.PATIENCE, _ -> etag = Optional.empty());
            } catch (ParseException e) {
                etag = Optional.empty();
            }
        }
    }

    private Exchanges exchanges() {
        return tools.exchanges();
    }

    private void publish() {
        Optional<Flow> flow = exchanges().flow();
        if (underway || !stale || device.isEmpty()) {
            return;
        }
        if (impossible) {
            done(new Outcome.Failed(Failure.of(Reason.NOT_SUPPORTED, "The server takes no presence.")));
            return;
        }
        if (flow.isEmpty()) {
            return;
        }
        boolean gone = device.get().availability() == Availability.OFFLINE;
        if (gone && etag.isEmpty()) {
            stale = false;
            done(new Outcome.Accepted());
            return;
        }
        try {
            Draft draft = draft(gone ? 0 : expires);
            if (!gone) {
                withDocument(draft);
            }
            stale = false;
            send(draft);
        } catch (ParseException | AddressException e) {
            done(new Outcome.Failed(Failure.of(Reason.BAD_DATA, String.valueOf(e.getMessage()))));
        }
    }

    private void withDocument(Draft draft) throws ParseException, AddressException {
        String document = tools.pidf().encode(tools.identity().address(), List.of(device.orElseThrow()));
        draft.withBody(document.getBytes(StandardCharsets.UTF_8), (ContentTypeHeader)
                tools.words().header(ContentTypeHeader.NAME, PidfCodec.MEDIA_TYPE));
    }

    private void refresh() {
        if (underway || stale || etag.isEmpty() || exchanges().flow().isEmpty()) {
            return;
        }
        try {
            send(draft(expires));
        } catch (ParseException e) {
            done(new Outcome.Failed(Failure.of(Reason.BAD_DATA, String.valueOf(e.getMessage()))));
        }
    }

    private Draft draft(int seconds) throws ParseException {
        try {
            return tools.identity()
                    .request(Request.PUBLISH, tools.identity().address())
                    .with(tools.words().headers().createEventHeader("presence"))
                    .with(tools.words().headers().createExpiresHeader(seconds));
        } catch (InvalidArgumentException e) {
            throw new ParseException("Expires cannot be " + seconds, 0);
        }
    }

    private void send(Draft draft) throws ParseException {
        boolean conditional = etag.isPresent();
        if (conditional) {
            draft.with(tools.words().headers().createSIPIfMatchHeader(etag.get()));
        }
        underway = true;
        Optional<Flow> over = exchanges().flow();
        exchanges().call(draft, Exchanges.PATIENCE, reply -> {
            if (exchanges().flow().equals(over)) {
                underway = false;
                answered(reply, conditional);
            }
        });
    }

    private void answered(Reply reply, boolean conditional) {
        switch (reply) {
            case Reply.None none -> done(new Outcome.Failed(none.failure()));
            case Reply.Final answer when answer.status() < 300 -> published(answer.response());
            case Reply.Final answer
            when conditional && forgotten(answer.status()) -> {
                etag = Optional.empty();
                stale = true;
            }
            case Reply.Final answer
            when answer.status() == Response.INTERVAL_TOO_BRIEF
                    && answer.response().getHeader(MinExpiresHeader.NAME) instanceof MinExpiresHeader least
                    && least.getExpires() > expires -> {
                expires = least.getExpires();
                stale = true;
            }
            case Reply.Final answer -> {
                impossible = answer.status() < 500 || answer.status() == Response.NOT_IMPLEMENTED;
                done(new Outcome.Failed(Statuses.failure(answer.response())));
            }
        }
        publish();
    }

    /** The server no longer knows what the entity tag stands for; some say 500 instead of 412 (RFC 3903 section 11.2.1). */
    private static boolean forgotten(int status) {
        return status == CONDITIONAL_REQUEST_FAILED || status == Response.SERVER_INTERNAL_ERROR;
    }

    private void published(Response response) {
        etag = response.getHeader(SIPETagHeader.NAME) instanceof SIPETagHeader tag
                ? Optional.of(tag.getETag())
                : Optional.empty();
        int granted =
                response.getExpires() == null ? expires : response.getExpires().getExpires();
        refresh.cancel();
        if (granted > 0) {
            Duration delay = Duration.ofSeconds(Math.max(1, Math.min(granted * 8L / 10, granted - 5L)));
            refresh = tools.scheduler().after(delay, () -> tools.executor().execute(this::refresh));
        } else {
            etag = Optional.empty();
        }
        if (!stale) {
            done(new Outcome.Accepted());
        }
    }

    private void done(Outcome outcome) {
        List<Consumer<Outcome>> told = new ArrayList<>(waiting);
        waiting.clear();
        told.forEach(one -> one.accept(outcome));
    }
}
