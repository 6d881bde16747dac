package org.isthmus.app.lab.sip;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.sip.ClientTransaction;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionAlreadyExistsException;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.concurrent.OrderedExecutor;
import org.isthmus.gateway.concurrent.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shares out what the stack delivers. The stack's thread only opens the transaction; all state of the server is touched on one
 * ordered executor.
 */
final class Dispatcher implements SipListener {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration SWEEP = Duration.ofSeconds(5);
    private static final String METHODS =
            "INVITE, ACK, BYE, CANCEL, OPTIONS, MESSAGE, REGISTER, SUBSCRIBE, NOTIFY, PUBLISH, REFER, INFO, UPDATE, PRACK";

    private final OrderedExecutor executor = new OrderedExecutor("lab-sip");
    private final Wire wire;
    private final Users users;
    private final Scheduler clock;
    private final Location location = new Location();
    private final Publications publications = new Publications();
    private final Registrar registrar;
    private final Proxy proxy;
    private final Watchers watchers;
    private final PresenceAgent presence;
    private final LocalUsers locals;
    private volatile boolean stopped;

    Dispatcher(Wire wire, Users users, Scheduler clock) {
        this.wire = wire;
        this.users = users;
        this.clock = clock;
        DigestGate gate = new DigestGate(wire, users, clock);
        registrar = new Registrar(wire, gate, location, clock);
        proxy = new Proxy(wire, gate, users, location);
        watchers = new Watchers(wire, gate, users, location, publications, clock);
        presence = new PresenceAgent(wire, gate, watchers, publications, clock);
        locals = new LocalUsers(wire, gate, location);
        location.watch(watchers::changed);
    }

    void start() {
        clock.after(SWEEP, this::sweep);
    }

    void stop() {
        stopped = true;
    }

    LocalUser addLocal(String user, Consumer<LocalMessage> receiver) {
        users.add(user);
        executor.execute(() -> locals.add(user, receiver));
        return new LocalUser(user, this);
    }

    void watch(BiConsumer<String, Boolean> watcher) {
        executor.execute(() -> location.watch(user -> watcher.accept(user, location.reachable(user))));
    }

    void send(String from, String to, String contentType, String body) {
        executor.execute(() -> locals.send(from, to, contentType, body));
    }

    void publish(String user, Element document) {
        executor.execute(() -> presence.publish(user, document));
    }

    @Override
    public void processRequest(RequestEvent event) {
        Request request = event.getRequest();
        if (request.getMethod().equals(Request.ACK)) {
            later(() -> proxy.acknowledge(request));
            return;
        }
        try {
            ServerTransaction known = event.getServerTransaction();
            ServerTransaction transaction = known == null ? wire.provider().getNewServerTransaction(request) : known;
            later(() -> answer(transaction, request));
        } catch (TransactionAlreadyExistsException e) {
            LOG.trace("A repetition of what is being answered.", e);
        } catch (SipException e) {
            LOG.debug("A request could not be taken: {}", e.getMessage());
        }
    }

    @Override
    public void processResponse(ResponseEvent event) {
        Optional<ClientTransaction> transaction = Optional.ofNullable(event.getClientTransaction());
        Response response = event.getResponse();
        later(() -> {
            boolean notification = transaction.isPresent()
                    && response.getStatusCode() >= 200
                    && watchers.answered(transaction.get(), response.getStatusCode());
            if (!notification && !proxy.respond(transaction, response) && transaction.isEmpty()) {
                proxy.passBack(response);
            }
        });
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        ClientTransaction transaction = event.getClientTransaction();
        if (transaction != null) {
            later(() -> {
                watchers.answered(transaction, Response.REQUEST_TIMEOUT);
                proxy.failed(transaction, Response.REQUEST_TIMEOUT);
            });
        }
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        LOG.debug("A connection to {}:{} failed.", event.getHost(), event.getPort());
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {
        ClientTransaction transaction = event.getClientTransaction();
        if (transaction != null) {
            // Without an answer by now none will come: nothing of it may stay behind.
            later(() -> {
                watchers.answered(transaction, Response.OK);
                proxy.failed(transaction, Response.REQUEST_TIMEOUT);
            });
        }
    }

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        // The server keeps no dialogs of the stack.
    }

    private void answer(ServerTransaction transaction, Request request)
            throws SipException, ParseException, InvalidArgumentException {
        try {
            handler(request).handle(transaction, request);
        } catch (SipException | ParseException | InvalidArgumentException | RuntimeException e) {
            LOG.info("The lab could not answer a {}.", request.getMethod(), e);
            wire.reply(transaction, Response.SERVER_INTERNAL_ERROR);
        }
    }

    private RequestHandler handler(Request request) {
        boolean ours = wire.site().serves(request.getRequestURI());
        boolean inDialog = ((ToHeader) request.getHeader(ToHeader.NAME)).getTag() != null;
        Optional<String> user = wire.site().user(request.getRequestURI());
        boolean local = user.filter(locals::has).isPresent();
        return switch (request.getMethod()) {
            case Request.CANCEL -> proxy::cancel;
            case Request.REGISTER -> ours ? registrar : this::refuse;
            case Request.PUBLISH -> ours && !inDialog ? presence::publish : proxy;
            case Request.SUBSCRIBE -> {
                boolean forAgent = watchers.owns(request) || (ours && !inDialog && Watchers.presence(request));
                boolean unknownEvent = local && !inDialog && !forAgent;
                yield forAgent ? watchers : unknownEvent ? this::badEvent : proxy;
            }
            case Request.OPTIONS -> ours && user.isEmpty() ? this::options : local ? locals : proxy;
            default -> local && !inDialog ? locals : proxy;
        };
    }

    private void options(ServerTransaction transaction, Request request)
            throws SipException, ParseException, InvalidArgumentException {
        wire.reply(transaction, 200, wire.headers().createAllowHeader(METHODS));
    }

    private void badEvent(ServerTransaction transaction, Request request)
            throws SipException, ParseException, InvalidArgumentException {
        wire.reply(transaction, 489, wire.headers().createAllowEventsHeader("presence"));
    }

    private void refuse(ServerTransaction transaction, Request request)
            throws SipException, ParseException, InvalidArgumentException {
        wire.reply(transaction, Response.NOT_FOUND);
    }

    private void sweep() {
        if (stopped) {
            return;
        }
        executor.execute(() -> {
            Instant now = clock.instant();
            location.expire(now);
            watchers.expire(now);
            publications.expire(now).forEach(watchers::changed);
        });
        clock.after(SWEEP, this::sweep);
    }

    private void later(Work work) {
        executor.execute(() -> {
            try {
                work.run();
            } catch (SipException | ParseException | InvalidArgumentException e) {
                LOG.debug("A message could not be passed on.", e);
            }
        });
    }

    @FunctionalInterface
    private interface Work {
        void run() throws SipException, ParseException, InvalidArgumentException;
    }
}
