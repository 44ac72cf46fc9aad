package plumbline.core.checkpoint.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.core.checkpoint.LinkSpeed;

final class PushDownCostTest {

    private static final long WIDE = 280;
    private static final long NARROW = 48;
    private static final long ROWS = 1_000_000;

    @ParameterizedTest(name = "{0} Mbit/s, {1} us: {2}, {3}")
    @CsvSource({"8000, 60, false, false", "1000, 300, false, false", "200, 5000, true, false",
        "100, 10000, true, false",
        "50, 20000, true, true", "10, 80000, true, true"})
    void sumsPayOverASlowLineTheMoreTheWiderTheRows(int megabits, int tripMicros, boolean wide, boolean narrow) {
        PushDownCost cost = new PushDownCost(Optional.of(new LinkSpeed(tripMicros * 1000L, megabits * 1e6 / 8)));
        assertThat(new boolean[]{cost.pays(ROWS, ROWS * WIDE), cost.pays(ROWS, ROWS * NARROW)})
                .containsExactly(wide, narrow);
    }

    @Test
    void patienceEndsWhenReadingWouldBeOver() {
        PushDownCost cost = new PushDownCost(Optional.of(new LinkSpeed(1, 1e6)));
        assertThat(cost.patience(ROWS, 20_000_000)).isEqualTo(20_000_000_000L);
    }

    @Test
    void withoutALineNothingIsGained() {
        assertThat(new PushDownCost(Optional.empty()).pays(ROWS, ROWS * WIDE)).isFalse();
    }
}
