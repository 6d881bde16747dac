package org.isthmus.gateway.bridge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.error.Failure;

/**
 * Senders that have not been answered yet, in the hope of knowing what became of their message before they lose patience
 * (core.md R-CORE-70, im.md R-IM-22). Their messages are on disk. Confined to the bridge's executor.
 */
final class OpenAnswers {

    private record Open(CompletableFuture<Verdict> verdict, Scheduler.Task timer) {}

    private final Works works;
    private final Map<String, Open> open = new HashMap<>();

    OpenAnswers(Works works) {
        this.works = works;
    }

    /** @param overdue told the id when the time is over; the sender has been told that the message arrived */
    void hold(String id, CompletableFuture<Verdict> verdict, Consumer<String> overdue) {
        accept(id);
        Scheduler.Task timer = works.later(works.limits().answerWithin(), () -> {
            if (accept(id)) {
                overdue.accept(id);
            }
        });
        open.put(id, new Open(verdict, timer));
    }

    /** @return whether the sender was still waiting */
    boolean accept(String id) {
        return answer(id, new Verdict.Accept());
    }

    /** @return whether the sender was still waiting, and therefore knows now */
    boolean refuse(String id, Failure failure) {
        return answer(id, new Verdict.Refuse(failure));
    }

    void acceptAll() {
        List.copyOf(open.keySet()).forEach(this::accept);
    }

    private boolean answer(String id, Verdict verdict) {
        Open waiting = open.remove(id);
        if (waiting == null) {
            return false;
        }
        waiting.timer().cancel();
        return waiting.verdict().complete(verdict);
    }
}
