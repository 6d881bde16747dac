package org.isthmus.ui.sample;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.isthmus.app.Client;

/**
 * A client that lives in memory. Nobody is in it at first; {@link #verona} fills it. Events come on a thread of its own, in
 * order, as the real client's do.
 */
public final class SampleClient implements Client {

    private final ExecutorService events = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("sample-events").factory());
    private final SampleAccounts accounts = new SampleAccounts(events);
    private final SamplePeople people = new SamplePeople(events);
    private final SampleConversations conversations;
    private final SampleCalls calls;
    private final SampleSound sound = new SampleSound();
    private final SampleBridges bridges = new SampleBridges(events);
    private final SampleGateway gateway = new SampleGateway(events);
    private final SampleLab lab;
    private final SampleSettings settings = new SampleSettings(events);
    private final SampleNotifier notifier = new SampleNotifier();

    public SampleClient(Clock clock) {
        this.conversations = new SampleConversations(events, people, clock);
        this.calls = new SampleCalls(events, people, clock);
        this.lab = new SampleLab(this, clock);
    }

    /** Two accounts, a dozen people on both networks, chats and one bridge. */
    public static SampleClient verona(Clock clock) {
        SampleClient client = new SampleClient(clock);
        new SampleData(client, clock).fill();
        return client;
    }

    @Override
    public SampleAccounts accounts() {
        return accounts;
    }

    @Override
    public SamplePeople people() {
        return people;
    }

    @Override
    public SampleConversations conversations() {
        return conversations;
    }

    @Override
    public SampleCalls calls() {
        return calls;
    }

    @Override
    public void prepareCalls() {
        // Nobody speaks here.
    }

    @Override
    public SampleSound sound() {
        return sound;
    }

    @Override
    public SampleNotifier notifier() {
        return notifier;
    }

    @Override
    public SampleBridges bridges() {
        return bridges;
    }

    @Override
    public SampleGateway gateway() {
        return gateway;
    }

    @Override
    public SampleLab lab() {
        return lab;
    }

    @Override
    public SampleSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        events.shutdownNow();
    }
}
