package org.isthmus.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsentTest {

    private final AtomicLong now = new AtomicLong(-5);
    private final Consent consent = new Consent(now::get);

    @Test
    void anAnswerCountsUntilTheNextOnesAreOverdue() {
        assertThat(consent.fresh(1)).isFalse();
        consent.confirmed(1);
        pass(Duration.ofSeconds(19));
        assertThat(consent.fresh(1)).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(consent.fresh(1)).isFalse();
        consent.confirmed(1);
        assertThat(consent.fresh(1)).isTrue();
    }

    @Test
    void eachComponentHasItsOwn() {
        consent.confirmed(1);
        assertThat(consent.fresh(2)).isFalse();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
