package org.isthmus.gateway.sip;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sip.header.ContentTypeHeader;
import javax.sip.message.Request;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.presence.PidfCodec;
import org.isthmus.gateway.presence.PidfException;
import org.isthmus.gateway.signal.DevicePresence;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.isthmus.gateway.signal.SubscriptionAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One contact whose presence is watched (RFC 3856, RFC 8048 section 5.2). Runs on the account's executor. */
final class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final SipAddress contact;
    private final EventTools tools;
    private final Runnable changed;
    private final Subscription subscription;
    private String name;
    private Set<String> groups;
    private boolean granted;
    private boolean asked = true;
    private boolean known;

    Watch(SipAddress contact, String name, Set<String> groups, EventTools tools, Runnable changed) {
        this.contact = contact;
        this.name = name;
        this.groups = Set.copyOf(groups);
        this.tools = tools;
        this.changed = changed;
        this.subscription = tools.subscription(contact, "presence", PidfCodec.MEDIA_TYPE, new Hooks());
    }

    Subscription subscription() {
        return subscription;
    }

    void rename(String newName, Set<String> newGroups) {
        name = newName;
        groups = Set.copyOf(newGroups);
    }

    Contact describe(boolean theySeeUs) {
        return new Contact(contact, name, groups, granted, theySeeUs, asked);
    }

    private void grant() {
        boolean news = !granted;
        granted = true;
        asked = false;
        if (news) {
            tools.told().accept(new SubscriptionAnswer(contact, tools.identity().address(), true));
            changed.run();
        }
    }

    private void unknown() {
        if (known) {
            known = false;
            tell(List.of());
        }
    }

    private void tell(List<DevicePresence> devices) {
        tools.told().accept(new PresenceUpdate(contact, tools.identity().address(), devices, true, Optional.empty()));
    }

    private int take(Request notify) {
        byte[] body = notify.getRawContent();
        if (body == null || body.length == 0) {
            return 200;
        }
        if (!(notify.getHeader(ContentTypeHeader.NAME) instanceof ContentTypeHeader type)
                || !PidfCodec.MEDIA_TYPE.equalsIgnoreCase(type.getContentType() + "/" + type.getContentSubType())) {
            return 415;
        }
        try {
            List<DevicePresence> devices = tools.pidf().decode(body);
            known = true;
            tell(devices);
            return 200;
        } catch (PidfException e) {
            LOG.debug("Unreadable presence of {}: {}", contact, e.getMessage());
            return 400;
        }
    }

    private final class Hooks implements Subscription.Hooks {

        @Override
        public void pending() {
            if (!asked && !granted) {
                asked = true;
                changed.run();
            }
        }

        @Override
        public int active(Request notify) {
            grant();
            return take(notify);
        }

        @Override
        public void interrupted(Failure why) {
            LOG.debug("The presence of {} is not known for now: {}", contact, why.detail());
            unknown();
        }

        @Override
        public void refused(Failure why) {
            boolean news = granted || asked;
            granted = false;
            asked = false;
            unknown();
            if (news) {
                tools.told()
                        .accept(new SubscriptionAnswer(contact, tools.identity().address(), false));
                changed.run();
            }
        }
    }
}
