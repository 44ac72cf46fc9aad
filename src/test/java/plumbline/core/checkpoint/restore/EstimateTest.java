package plumbline.core.checkpoint.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.core.checkpoint.LinkForm;
import plumbline.core.checkpoint.RestorePlan.TablePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.sql.TableName;

class EstimateTest {

    private static final TableName T = TableName.of("t");
    private static final TableName P = TableName.of("p");

    /// As `RestoreEstimateBench` measured them: 200,000 rows of 90 bytes.
    @ParameterizedTest
    @CsvSource({"DELTA, 1000, 4, 155", "DELTA, 10000, 4, 268", "DELTA, 150000, 4, 1786", "DELTA, 1000, 36, 211",
        "DELTA, 10000, 36, 545", "DELTA, 150000, 36, 4680", "RELOAD, 150000, 4, 1648", "RELOAD, 150000, 36, 2018"})
    void whatWasMeasuredIsToldWithinAFactorOfTwo(RestoreRequest.Mode mode, long changed, long indexMegabytes,
            long taken) {
        assertThat(told(mode, changed, 200_000, indexMegabytes << 20)).isBetween(taken / 2, taken * 2);
    }

    /// Rows of a child come back; indexes of 4 MiB.
    @ParameterizedTest
    @CsvSource({"DELTA, 100000, 0, 580", "DELTA, 100000, 1, 1279", "DELTA, 100000, 3, 2696", "DELTA, 10000, 3, 426",
        "RELOAD, 100000, 0, 783", "RELOAD, 100000, 1, 847", "RELOAD, 100000, 3, 1124"})
    void foreignKeysAreLookedUp(RestoreRequest.Mode mode, long back, int keys, long taken) {
        assertThat(Estimate.of(mode, List.of(new TablePlan(T, back, 0, 0, 200_000, List.of())),
                Collections.nCopies(keys, link(T, P)), 90, 4 << 20).millis()).isBetween(taken / 2, taken * 2);
    }

    @ParameterizedTest
    @CsvSource({"50000, 0, 282", "50000, 3, 1370", "10000, 3, 412"})
    void childrenOfWhatGoesAreLookedFor(long gone, int keys, long taken) {
        assertThat(Estimate.of(RestoreRequest.Mode.DELTA, List.of(new TablePlan(P, 0, 0, gone, 10_000, List.of()),
                new TablePlan(T, 0, 0, 0, 200_000, List.of())), Collections.nCopies(keys, link(T, P)), 30, 14 << 20)
                .millis()).isBetween(taken / 2, taken * 2);
    }

    /// As measured of a file with rows of 136 bytes.
    @ParameterizedTest
    @CsvSource({"DELTA, 1000, 200000, 1152", "DELTA, 10000, 200000, 1694", "DELTA, 150000, 200000, 2237",
        "DELTA, 10000, 1000000, 7247", "RELOAD, 150000, 200000, 3525", "RELOAD, 150000, 1000000, 14725"})
    void aFileHasRatesOfItsOwn(RestoreRequest.Mode mode, long changed, long rows, long taken) {
        assertThat(Estimate.ofFile(mode, List.of(new TablePlan(T, 0, changed, 0, rows, List.of())), 136).millis())
                .isBetween(taken / 2, taken * 2);
    }

    private static LinkForm link(TableName child, TableName parent) {
        return new LinkForm("", child, List.of(), parent, List.of(), "", false, false, true, "no action");
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
        return Estimate.of(mode, List.of(new TablePlan(T, 0, changed, 0, rows, List.of())), List.of(), 90, indexBytes)
                .millis();
    }
}
