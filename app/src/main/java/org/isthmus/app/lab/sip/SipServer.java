package org.isthmus.app.lab.sip;

import java.io.IOException;
import java.util.List;
import java.util.TooManyListenersException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.sip.ObjectInUseException;
import javax.sip.PeerUnavailableException;
import javax.sip.SipProvider;
import javax.sip.SipStack;
import org.isthmus.gateway.concurrent.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small SIP server for one domain on loopback, UDP and TCP. Nothing outlives it. */
public final class SipServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SipServer.class);
    private static final String HOST = "127.0.0.1";

    private final SipStack stack;
    private final SipProvider provider;
    private final Dispatcher dispatcher;
    private final Users users;
    private final int port;

    private SipServer(SipStack stack, SipProvider provider, Dispatcher dispatcher, Users users, int port) {
        this.stack = stack;
        this.provider = provider;
        this.dispatcher = dispatcher;
        this.users = users;
        this.port = port;
    }

    /**
     * Listens on 127.0.0.1.
     *
     * @param wantedPort 0 for any free one
     */
    public static SipServer start(String domain, int wantedPort, Scheduler clock) throws IOException {
        int port = wantedPort == 0 ? StackSetup.freePort(HOST) : wantedPort;
        SipStack stack;
        try {
            stack = StackSetup.stack(port);
        } catch (PeerUnavailableException e) {
            throw new IOException("the SIP stack did not start", e);
        }
        try {
            SipProvider provider = StackSetup.listen(stack, HOST, port);
            Users users = new Users();
            Dispatcher dispatcher = new Dispatcher(new Wire(provider, new Site(domain, HOST, port)), users, clock);
            provider.addSipListener(dispatcher);
            dispatcher.start();
            Readiness.await(HOST, port);
            return new SipServer(stack, provider, dispatcher, users, port);
        } catch (IOException | TooManyListenersException e) {
            stack.stop();
            throw new IOException("The SIP server could not start: " + e.getMessage(), e);
        }
    }

    public int port() {
        return port;
    }

    /** Somebody who signs in with a device that knows RFC 8760: challenged with SHA-256 and, after it, MD5. */
    public void addAccount(String user, String password) {
        users.add(user, password, List.of(DigestAlgorithm.SHA256, DigestAlgorithm.MD5));
    }

    /** Somebody whose phone may give up when it is offered an algorithm that it does not know: challenged with MD5 only. */
    public void addOlderPhone(String user, String password) {
        users.add(user, password, List.of(DigestAlgorithm.MD5));
    }

    /**
     * Somebody inside the program.
     *
     * @param receiver called in order with each message; must not block
     */
    public LocalUser addLocal(String user, Consumer<LocalMessage> receiver) {
        return dispatcher.addLocal(user, receiver);
    }

    /**
     * Watches who is there.
     *
     * @param watcher called with a user and whether a device of theirs is registered; must not block
     */
    public void watch(BiConsumer<String, Boolean> watcher) {
        dispatcher.watch(watcher);
    }

    @Override
    public void close() {
        dispatcher.stop();
        provider.removeSipListener(dispatcher);
        try {
            StackSetup.release(stack, provider);
        } catch (ObjectInUseException e) {
            LOG.debug("The lab's SIP ports could not be released one by one.", e);
        }
        stack.stop();
    }
}
