package org.isthmus.gateway.xmpp;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.isthmus.gateway.xmpp.request.Reply;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.mam.element.MamElements.MamResultExtension;
import org.jivesoftware.smackx.mam.element.MamFinIQ;
import org.jivesoftware.smackx.mam.element.MamQueryIQ;
import org.jivesoftware.smackx.mam.element.MamVersion;
import org.jivesoftware.smackx.rsm.packet.RSMSet;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads from the server's archive what happened since the mark, page by page (XEP-0313, XEP-0059). An archive that was never
 * read is read for its last page only. Used on the account's executor.
 */
final class CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How often in a row a connection may end during the reading before the archive is left alone: it may hold a poison. */
    private static final int MOST_INTERRUPTIONS = 3;

    private final IqRequests requests;
    private final Consumer<Result> listener;
    private Optional<Query> running = Optional.empty();
    private int interruptions;

    CatchUp(IqRequests requests, Consumer<Result> listener) {
        this.requests = requests;
        this.listener = listener;
    }

    /** A message of the archive. */
    record Result(String archiveId, Message envelope, MamResultExtension extension) {

        /** When the server archived it, if it says so. */
        Optional<Instant> archivedAt() {
            return Inbound.stamp(extension.getForwarded());
        }
    }

    /**
     * Begins to read.
     *
     * @param after the mark; empty to read the last page
     * @param done told whether the end was reached
     */
    void start(Optional<String> after, Consumer<Boolean> done) {
        if (interruptions >= MOST_INTERRUPTIONS) {
            LOG.warn("The archive is not read: the connection ended {} times while it was.", interruptions);
            done.accept(false);
            return;
        }
        Query query = new Query(UUID.randomUUID().toString(), done);
        running = Optional.of(query);
        ask(query, after, 1);
    }

    /** The link is gone. */
    void interrupt() {
        if (running.isPresent()) {
            interruptions++;
            running = Optional.empty();
        }
    }

    /** Takes a result of the running query; one that nobody asked for is not believed. */
    void take(Message envelope, MamResultExtension result) {
        running.filter(query -> query.id.equals(result.getQueryId())).ifPresent(query -> {
            if (query.seen.add(result.getId()) && query.seen.size() <= PAGE * MOST_PAGES) {
                listener.accept(new Result(result.getId(), envelope, result));
            }
        });
    }

    private void ask(Query query, Optional<String> after, int page) {
        DataForm form = DataForm.builder(DataForm.Type.submit)
                .setFormType(MamVersion.MAM2.getNamespace())
                .build();
        MamQueryIQ iq = new MamQueryIQ(MamVersion.MAM2, query.id, form);
        iq.setType(IQ.Type.set);
        iq.addExtension(after.map(id -> new RSMSet(PAGE, id, RSMSet.PageDirection.after))
                .orElseGet(() -> new RSMSet(PAGE, "", RSMSet.PageDirection.before)));
        requests.send(iq, PATIENCE).thenAccept(reply -> answered(query, after, page, reply));
    }

    private void answered(Query query, Optional<String> after, int page, Reply reply) {
        if (running.filter(q -> q.equals(query)).isEmpty()) {
            return;
        }
        switch (reply) {
            case Reply.Result(MamFinIQ fin) -> pageRead(query, after, page, fin);
            case Reply.Refused refused
            when after.isPresent() && refused.error().condition().equals("item-not-found") -> {
                LOG.info("The archive no longer knows where we left off; reading its last page.");
                ask(query, Optional.empty(), page);
            }
            default -> {
                LOG.debug("The archive cannot be read: {}", reply);
                finish(query, false);
            }
        }
    }

    private void pageRead(Query query, Optional<String> after, int page, MamFinIQ fin) {
        String last = fin.getRSMSet().getLast();
        boolean more = after.isPresent() && !fin.isComplete() && last != null && !last.isEmpty();
        if (more && page < MOST_PAGES && !last.equals(after.get())) {
            ask(query, Optional.of(last), page + 1);
        } else {
            finish(query, !more);
        }
    }

    private void finish(Query query, boolean complete) {
        running = Optional.empty();
        interruptions = 0;
        query.done.accept(complete);
    }

    private static final class Query {
        private final String id;
        private final Consumer<Boolean> done;
        private final Set<String> seen = new HashSet<>();

        Query(String id, Consumer<Boolean> done) {
            this.id = id;
            this.done = done;
        }
    }
}
