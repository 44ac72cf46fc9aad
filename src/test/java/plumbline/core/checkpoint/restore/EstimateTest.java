package plumbline.core.checkpoint.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.core.checkpoint.RestorePlan.TablePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.sql.TableName;

class EstimateTest {

    /// As `RestoreEstimateBench` measured them: 200,000 rows of 90 bytes.
    @ParameterizedTest
    @CsvSource({"DELTA, 1000, 4, 730", "DELTA, 10000, 4, 573", "DELTA, 150000, 4, 3677", "DELTA, 1000, 36, 421",
        "DELTA, 10000, 36, 895", "DELTA, 150000, 36, 5344", "RELOAD, 150000, 4, 1648", "RELOAD, 150000, 36, 2018"})
    void whatWasMeasuredIsToldWithinAFactorOfTwo(RestoreRequest.Mode mode, long changed, long indexMegabytes,
            long taken) {
        assertThat(told(mode, changed, 200_000, indexMegabytes << 20)).isBetween(taken / 2, taken * 2);
    }

    @Test
    void theTimeGrowsWithTheRowsThatChange() {
        assertTrue(told(RestoreRequest.Mode.DELTA, 1_500_000, 2_000_000, 0) > 8
                * told(RestoreRequest.Mode.DELTA, 150_000, 2_000_000, 0) / 2);
    }

    @Test
    void indexesOfUnknownSizeCostNothing() {
        assertThat(told(RestoreRequest.Mode.DELTA, 10, 10, -1)).isEqualTo(told(RestoreRequest.Mode.DELTA, 10, 10, 0));
    }

    private static long told(RestoreRequest.Mode mode, long changed, long rows, long indexBytes) {
        return Estimate.of(mode, List.of(new TablePlan(TableName.of("t"), 0, changed, 0, rows, List.of())), 90,
                indexBytes).millis();
    }
}
