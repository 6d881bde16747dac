package org.isthmus.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FxObserverTest {

    private final List<Runnable> pulses = new ArrayList<>();
    private final List<List<Integer>> batches = new ArrayList<>();
    private final FxObserver<Integer> observer = new FxObserver<>(pulses::add, batches::add);

    @Test
    void eventsBetweenTwoPulsesArriveTogetherAndInOrder() {
        for (int i = 0; i < 1000; i++) {
            observer.accept(i);
        }
        assertThat(pulses).hasSize(1);
        pulses.removeFirst().run();
        assertThat(batches).hasSize(1);
        assertThat(batches.getFirst()).hasSize(1000).isSorted();

        observer.accept(7);
        pulses.removeFirst().run();
        assertThat(batches.getLast()).containsExactly(7);
    }
}
