package org.isthmus.app.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.isthmus.app.AppThread;
import org.isthmus.app.account.Endpoints;
import org.isthmus.app.settings.Settings;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.signal.ChatState;

/** Who is typing, in both directions (XEP-0085, RFC 3994). Used on the app's thread only. */
final class Typing {

    /** Somebody who said that they type and then nothing more has stopped. Longer than anybody's refresh that is usual. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(75);

    /** A person who touched no key for so long has paused. */
    private static final Duration PAUSE = Duration.ofSeconds(8);

    /** RFC 3994 section 3.2 lets the other side forget after the time we name; this is well before. */
    private static final Duration REFRESH = Duration.ofSeconds(50);

    private final AppThread app;
    private final Scheduler scheduler;
    private final Endpoints endpoints;
    private final Settings settings;
    private final ChatList chats;
    private final Map<Route, Own> own = new HashMap<>();

    Typing(AppThread app, Scheduler scheduler, Endpoints endpoints, Settings settings, ChatList chats) {
        this.app = app;
        this.scheduler = scheduler;
        this.endpoints = endpoints;
        this.settings = settings;
        this.chats = chats;
    }

    void arrived(ChatState state) {
        Address bare = state.from().bare();
        PeerChat chat = chats.peer(bare);
        if (state.activity() == ChatState.Activity.COMPOSING) {
            chat.typingUntil(scheduler.after(
                    FORGOTTEN,
                    () -> app.execute(() -> {
                        chat.stopTyping();
                        chats.refresh(bare);
                    })));
        } else {
            chat.stopTyping();
        }
        chats.refresh(bare);
    }

    /** Each key that the person touches comes here; few of them go out. */
    void own(Route route, boolean typing) {
        if (!settings.get().sendTyping()) {
            return;
        }
        if (!typing) {
            stop(route, ChatState.Activity.ACTIVE);
            return;
        }
        Instant now = scheduler.instant();
        Own before = own.get(route);
        Instant told = now;
        if (before != null) {
            before.pause().cancel();
            told = before.told();
        }
        if (before == null || !told.plus(REFRESH).isAfter(now)) {
            told = now;
            send(route, ChatState.Activity.COMPOSING);
        }
        Scheduler.Task pause = scheduler.after(PAUSE, () -> app.execute(() -> stop(route, ChatState.Activity.PAUSED)));
        own.put(route, new Own(told, pause));
    }

    /** The message says by itself that the typing is over. */
    void sent(Route route) {
        Own before = own.remove(route);
        if (before != null) {
            before.pause().cancel();
        }
    }

    private void stop(Route route, ChatState.Activity activity) {
        Own before = own.remove(route);
        if (before != null) {
            before.pause().cancel();
            send(route, activity);
        }
    }

    private void send(Route route, ChatState.Activity activity) {
        if (endpoints.online(route.account())) {
            endpoints.find(route.account()).ifPresent(endpoint -> send(endpoint, route, activity));
        }
    }

    private static void send(Endpoint endpoint, Route route, ChatState.Activity activity) {
        endpoint.send(new ChatState(endpoint.address(), route.peer(), activity));
    }

    /** @param told when the other side last heard that we type */
    private record Own(Instant told, Scheduler.Task pause) {}
}
