package org.isthmus.gateway.sip.call;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.Header;
import javax.sip.message.Request;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.SipEnds;
import org.isthmus.gateway.call.TransferRequest;
import org.isthmus.gateway.error.SipError;
import org.isthmus.gateway.sip.useragent.Answers.Asked;
import org.isthmus.gateway.sip.useragent.Draft;
import org.isthmus.media.description.MediaKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A REFER of the other side: whoever asked is told in NOTIFYs how the new call goes (RFC 3515 section 2.4.4). */
final class Referral implements TransferRequest {

    private static final Logger LOG = LoggerFactory.getLogger(Referral.class);

    /** A transaction that is no INVITE has to be answered sooner than its client gives up (RFC 4320). */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Session session;
    private final Talking talking;
    private final CallTools tools;
    private final Asked asked;
    private final ReferTo to;
    private final AtomicBoolean decided = new AtomicBoolean();
    private boolean told;

    Referral(Session session, Talking talking, Asked asked, ReferTo to) {
        this.session = session;
        this.talking = talking;
        this.tools = session.tools();
        this.asked = asked;
        this.to = to;
    }

    void start() {
        tools.after(PATIENCE, this::refuse);
        session.call().referred(this);
    }

    @Override
    public Address target() {
        return to.target();
    }

    @Override
    public void refuse() {
        if (decided.compareAndSet(false, true)) {
            tools.executor().execute(() -> tools.answers().send(asked, 603));
        }
    }

    @Override
    public Call follow(Set<MediaKind> kinds, CallMedia media, CallEvents events) {
        if (!decided.compareAndSet(false, true)) {
            throw new IllegalStateException("The transfer has been decided.");
        }
        List<Header> extra = new ArrayList<>();
        CallHeaders.value(asked.request(), "Referred-By")
                .ifPresent(by -> extra.add(tools.words().list("Referred-By", by.replaceAll("[\\r\\n]+", " "))));
        to.replaces().ifPresent(replaced -> extra.add(tools.words().list("Replaces", replaced)));
        tools.executor().execute(this::accept);
        return tools.placing().call(to.target(), media, new Reporting(events), extra);
    }

    private void accept() {
        try {
            tools.answers().send(asked, 202, tools.headers().ofDialog());
            report("active;expires=180", 100);
        } catch (ParseException e) {
            LOG.debug("A REFER was answered with 500: {}", e.getMessage());
            tools.answers().send(asked, 500);
        }
    }

    private void last(int status) {
        if (!told) {
            told = true;
            report("terminated;reason=noresource", status);
        }
    }

    private void report(String state, int status) {
        if (session.call().isOver()) {
            return;
        }
        try {
            Draft notify = session.dialog().request(Request.NOTIFY);
            tools.headers().ofDialog().forEach(notify::with);
            String line = "SIP/2.0 " + status + " " + SipError.of(status).phrase() + "\r\n";
            notify.with(tools.words().list("Event", "refer;id=" + CallHeaders.sequence(asked.request())))
                    .with(tools.words().list("Subscription-State", state))
                    .withBody(line.getBytes(StandardCharsets.UTF_8), (ContentTypeHeader)
                            tools.words().header(ContentTypeHeader.NAME, "message/sipfrag;version=2.0"));
            talking.send(notify, _ -> {});
        } catch (ParseException e) {
            LOG.debug("No NOTIFY was made: {}", e.getMessage());
        }
    }

    /** Tells whoever takes the new call, and whoever asked for it. */
    private final class Reporting implements CallEvents {

        private final CallEvents events;

        Reporting(CallEvents events) {
            this.events = events;
        }

        @Override
        public void ringing() {
            report("active;expires=180", 180);
            events.ringing();
        }

        @Override
        public void early() {
            events.early();
        }

        @Override
        public void answered() {
            last(200);
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
            last(SipEnds.of(why.reason()).finalResponse());
            events.ended(why);
        }
    }
}
