package org.isthmus.gateway.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Order, one at a time, and no thread of its own. */
class CombiningExecutorTest {

    private final CombiningExecutor executor = new CombiningExecutor("test");

    @Test
    void aTaskRunsOnTheThreadThatBringsItAndIsDoneWhenThatGoesOn() {
        List<Thread> threads = new ArrayList<>();
        executor.execute(() -> threads.add(Thread.currentThread()));
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void whatATaskBringsRunsAfterIt() {
        List<String> story = new ArrayList<>();
        executor.execute(() -> {
            executor.execute(() -> story.add("second"));
            story.add("first");
        });
        assertThat(story).containsExactly("first", "second");
    }

    @Test
    void aTaskThatThrowsStopsNobody() {
        List<String> story = new ArrayList<>();
        executor.execute(() -> {
            throw new IllegalStateException("on purpose");
        });
        executor.execute(() -> story.add("next"));
        assertThat(story).containsExactly("next");
    }

    @Test
    void manyThreadsNeverRunTwoTasksAtOnceAndKeepTheOrderOfEach() throws InterruptedException {
        int threads = 4;
        int each = 5_000;
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        List<List<Integer>> seen = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(threads * each);
        List<Thread> running = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            List<Integer> mine = new ArrayList<>();
            seen.add(mine);
            running.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < each; i++) {
                    int number = i;
                    executor.execute(() -> {
                        if (inside.incrementAndGet() > 1) {
                            overlaps.incrementAndGet();
                        }
                        mine.add(number);
                        inside.decrementAndGet();
                        done.countDown();
                    });
                }
            }));
        }
        for (Thread thread : running) {
            thread.join();
        }
        done.await();
        assertThat(overlaps).hasValue(0);
        assertThat(seen).allSatisfy(mine -> assertThat(mine).hasSize(each).isSorted());
    }
}
