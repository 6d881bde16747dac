package org.isthmus.gateway.sip;

import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.message.Request;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.Arrival;
import org.isthmus.gateway.message.SipContent;
import org.isthmus.gateway.message.SipMessageCodec;
import org.isthmus.gateway.signal.ChatState;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.Signal;
import org.isthmus.gateway.sip.useragent.Answers;
import org.isthmus.gateway.sip.useragent.Words;

/**
 * Reads each MESSAGE, hands it on, and answers when it is known to be safe (RFC 3428 section 7). A MESSAGE that comes again in
 * a new transaction, because its sender lost the answer, is answered like the first one and not handed on again. Runs on the
 * account's executor.
 */
final class MessageInbox {

    private static final int MOST_REMEMBERED = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SipMessageCodec codec;
    private final Words words;
    private final Answers answers;
    private final PeerMemory peers;
    private final Scheduler scheduler;
    private final Executor executor;
    private final Consumer<Arrival> arrivals;
    private final Map<Key, InboundAnswer> seen = new LinkedHashMap<>();
    private final Set<Address> blocked = new HashSet<>();

    /** RFC 3261 section 8.2.2.2 knows a merged request by the first three; some senders never change them. */
    private record Key(String callId, long sequence, String fromTag, int bodyHash) {}

    MessageInbox(
            SipMessageCodec codec,
            Words words,
            Answers answers,
            PeerMemory peers,
            Scheduler scheduler,
            Executor executor,
            Consumer<Arrival> arrivals) {
        this.codec = codec;
        this.words = words;
        this.answers = answers;
        this.peers = peers;
        this.scheduler = scheduler;
        this.executor = executor;
        this.arrivals = arrivals;
    }

    void setBlocked(Address address, boolean refuse) {
        if (refuse) {
            blocked.add(address.bare());
        } else {
            blocked.remove(address.bare());
        }
    }

    boolean isBlocked(Address address) {
        return blocked.contains(address.bare());
    }

    void take(Answers.Asked asked) throws ParseException {
        Key key = key(asked.request());
        InboundAnswer before = seen.get(key);
        if (before != null && before.takesAgain(asked)) {
            return;
        }
        switch (codec.decode(asked.request())) {
            case SipContent.Unsupported unsupported -> answers.send(asked, 415, accept(unsupported.accept()));
            case SipContent.Malformed malformed ->
                answers.send(asked, 400, words.header("Warning", "399 isthmus \"" + plain(malformed.detail()) + "\""));
            case SipContent.Understood understood -> hand(asked, key, understood.signals());
        }
    }

    private void hand(Answers.Asked asked, Key key, List<Signal> signals) {
        if (signals.stream().anyMatch(signal -> isBlocked(signal.from()))) {
            answers.send(asked, 403);
            return;
        }
        InboundAnswer answer = new InboundAnswer(asked, signals.size(), answers, executor);
        remember(key, answer);
        if (signals.isEmpty()) {
            answers.send(asked, 200);
            return;
        }
        scheduler.after(PATIENCE, () -> executor.execute(answer::tooLate));
        for (Signal signal : signals) {
            switch (signal) {
                case ChatState _ -> peers.sendsComposing(signal.from());
                case InstantMessage _ -> peers.talkedWith(signal.from());
                default -> {
                    // Says nothing about what the other program reads.
                }
            }
            arrivals.accept(answer.arrival(signal));
        }
    }

    private void remember(Key key, InboundAnswer answer) {
        seen.put(key, answer);
        if (seen.size() > MOST_REMEMBERED) {
            seen.remove(seen.keySet().iterator().next());
        }
    }

    private Header accept(List<String> types) throws ParseException {
        return words.list("Accept", String.join(", ", types));
    }

    private static String plain(String text) {
        return text.replaceAll("[^ -~]|[\"\\\\]", " ");
    }

    private static Key key(Request request) {
        byte[] body = request.getRawContent();
        return new Key(
                ((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId(),
                ((CSeqHeader) request.getHeader(CSeqHeader.NAME)).getSeqNumber(),
                String.valueOf(((FromHeader) request.getHeader(FromHeader.NAME)).getTag()),
                Arrays.hashCode(body));
    }
}
