package org.isthmus.gateway.sip;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.sip.ClientTransaction;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.sip.transport.Flow;
import org.isthmus.gateway.sip.transport.FlowEvents;
import org.isthmus.gateway.sip.useragent.Exchanges;

/** Takes what happens on one flow to the account's executor, in order. */
final class AccountFlowEvents implements FlowEvents {

    private final Executor executor;
    private final Exchanges exchanges;
    private final InboundRequests inbound;
    private final Runnable signs;
    private final Consumer<Failure> losses;
    private volatile Optional<Flow> flow = Optional.empty();

    AccountFlowEvents(
            Executor executor, Exchanges exchanges, InboundRequests inbound, Runnable signs, Consumer<Failure> losses) {
        this.executor = executor;
        this.exchanges = exchanges;
        this.inbound = inbound;
        this.signs = signs;
        this.losses = losses;
    }

    void opened(Flow opened) {
        flow = Optional.of(opened);
    }

    @Override
    public void request(Request request, ServerTransaction transaction) {
        executor.execute(() -> inbound.take(request, transaction));
    }

    @Override
    public void acknowledged(Request ack) {
        executor.execute(() -> inbound.acknowledged(ack));
    }

    @Override
    public void late(Response response) {
        executor.execute(() -> inbound.late(response));
    }

    @Override
    public void response(ClientTransaction transaction, Response response) {
        executor.execute(() -> {
            if (!exchanges.response(transaction, response)) {
                inbound.late(response);
            }
        });
    }

    @Override
    public void timeout(ClientTransaction transaction) {
        executor.execute(() -> exchanges.timeout(transaction));
    }

    @Override
    public void alive() {
        executor.execute(signs);
    }

    @Override
    public void closed(Failure why) {
        executor.execute(() -> {
            if (flow.isEmpty() || exchanges.flow().equals(flow)) {
                losses.accept(why);
            }
        });
    }
}
