package org.isthmus.gateway.sip.call;

import java.util.HashSet;
import java.util.Set;
import javax.sip.message.Message;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.sip.useragent.Dialog;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.SessionDescription;

/** What the parts of an established call share: its ends, its media, and whose offer is open. On the account's executor. */
final class Session {

    private final SipCall call;
    private final CallTools tools;
    private final Dialog dialog;
    private final CallMedia media;
    private final SessionBody body;
    private final Role role;
    private final Set<String> methods = new HashSet<>();
    private boolean ownOfferOpen;
    private boolean theirOfferOpen;

    Session(SipCall call, CallTools tools, Dialog dialog, CallMedia media, SessionBody body, Role role) {
        this.call = call;
        this.tools = tools;
        this.dialog = dialog;
        this.media = media;
        this.body = body;
        this.role = role;
    }

    SipCall call() {
        return call;
    }

    CallTools tools() {
        return tools;
    }

    Dialog dialog() {
        return dialog;
    }

    CallMedia media() {
        return media;
    }

    SessionBody body() {
        return body;
    }

    Role role() {
        return role;
    }

    /** Learns what the other side can. */
    void learn(Message message) {
        Set<String> allowed = CallHeaders.tokens(message, "Allow");
        if (!allowed.isEmpty()) {
            methods.clear();
            methods.addAll(allowed);
        }
    }

    /** Whether the other side says that it takes requests of this method. */
    boolean takes(String method) {
        return methods.contains(method.toLowerCase(java.util.Locale.ROOT));
    }

    boolean isOwnOfferOpen() {
        return ownOfferOpen;
    }

    boolean isTheirOfferOpen() {
        return theirOfferOpen;
    }

    void ownOffer(boolean open) {
        ownOfferOpen = open;
    }

    void theirOffer(boolean open) {
        theirOfferOpen = open;
    }

    /** The other side keeps this one waiting when it takes nothing of what it could (RFC 3264 section 8.4). */
    void theirs(SessionDescription description) {
        boolean sound = description.contents().stream().anyMatch(Session::isSound);
        if (!description.contents().isEmpty()) {
            call.held(description.contents().stream()
                    .filter(content -> !sound || isSound(content))
                    .noneMatch(content -> content.direction().receives()));
        }
    }

    /** The same of an answer, which says something only where this side wants to be heard. */
    void theirs(SessionDescription answer, SessionDescription offer) {
        if (offer.contents().stream().anyMatch(content -> content.direction().sends())) {
            theirs(answer);
        }
    }

    private static boolean isSound(Content content) {
        return content.kind() == MediaKind.AUDIO;
    }
}
