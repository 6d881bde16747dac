package org.isthmus.gateway.sip;

import java.text.ParseException;
import java.util.function.Consumer;
import javax.sip.header.EventHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import org.isthmus.gateway.endpoint.Mailbox;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.sip.useragent.Answers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows what waits in the account's mailbox (RFC 3842). Some servers tell it without being asked; that is taken as well, as
 * it comes over the account's own flow. Runs on the account's executor.
 */
final class MailboxPart {

    static final String EVENT = "message-summary";

    private static final Logger LOG = LoggerFactory.getLogger(MailboxPart.class);

    private final EventTools tools;
    private final Consumer<Mailbox> changed;
    private final Subscription subscription;
    private Mailbox known = Mailbox.EMPTY;

    MailboxPart(EventTools tools, Consumer<Mailbox> changed) {
        this.tools = tools;
        this.changed = changed;
        subscription = tools.subscription(tools.identity().address(), EVENT, MessageSummary.TYPE, new Hooks());
    }

    void online() {
        subscription.start();
    }

    void offline() {
        subscription.pause();
    }

    void end() {
        subscription.end(() -> {});
    }

    /** Whether a NOTIFY is about the mailbox. */
    boolean owns(Request notify) {
        return subscription.owns(notify)
                || (notify.getHeader(EventHeader.NAME) instanceof EventHeader event
                        && EVENT.equalsIgnoreCase(event.getEventType())
                        && notify.getHeader(ToHeader.NAME) instanceof ToHeader to
                        && to.getTag() == null);
    }

    void notified(Answers.Asked asked) throws ParseException {
        Request notify = asked.request();
        tools.answers().send(asked, subscription.owns(notify) ? subscription.notified(notify) : read(notify));
    }

    private int read(Request notify) {
        byte[] body = notify.getRawContent();
        if (body == null || body.length == 0) {
            return 200;
        }
        return MessageSummary.read(body)
                .map(now -> {
                    if (!now.equals(known)) {
                        known = now;
                        changed.accept(now);
                    }
                    return 200;
                })
                .orElse(400);
    }

    private final class Hooks implements Subscription.Hooks {

        @Override
        public void pending() {
            // The server has not decided whether this account may know.
        }

        @Override
        public int active(Request notify) {
            return read(notify);
        }

        @Override
        public void interrupted(Failure why) {
            LOG.debug("The mailbox is not known for now: {}", why.detail());
        }

        @Override
        public void refused(Failure why) {
            LOG.debug("The server has no mailbox for this account: {}", why.detail());
        }
    }
}
