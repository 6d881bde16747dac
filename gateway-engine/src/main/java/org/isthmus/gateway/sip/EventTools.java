package org.isthmus.gateway.sip;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.presence.PidfCodec;
import org.isthmus.gateway.signal.Signal;
import org.isthmus.gateway.sip.useragent.Answers;
import org.isthmus.gateway.sip.useragent.Exchanges;
import org.isthmus.gateway.sip.useragent.Identity;
import org.isthmus.gateway.sip.useragent.Words;

/** What the parts that publish, subscribe and notify share (RFC 6665). */
record EventTools(
        Identity identity,
        Exchanges exchanges,
        Answers answers,
        PidfCodec pidf,
        Scheduler scheduler,
        Executor executor,
        RandomGenerator random,
        Consumer<Signal> told) {

    Words words() {
        return identity.words();
    }

    Subscription subscription(
            org.isthmus.gateway.address.SipAddress target, String event, String accept, Subscription.Hooks hooks) {
        return new Subscription(target, event, accept, identity, exchanges, scheduler, executor, random, hooks);
    }
}
