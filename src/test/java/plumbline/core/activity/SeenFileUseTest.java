package plumbline.core.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static plumbline.testing.JamSamples.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumbline.core.activity.FileUse.Holder;
import plumbline.core.activity.FileUse.Lock;

final class SeenFileUseTest {

    private static final Path FILE = Path.of("/data/x.db");

    private FileUse shown = look(NOW);
    private final SeenFileUse seen = new SeenFileUse(_ -> shown);

    private static FileUse look(Instant at, Holder... holders) {
        return new FileUse(at, true, true, 0, List.of(holders));
    }

    private static Holder holder(long pid, String command, Instant at, Lock... locks) {
        return new Holder(pid, command, "anna", List.of(locks), at);
    }

    private FileUse sees(FileUse use) {
        shown = use;
        return seen.read(FILE);
    }

    private static Duration held(FileUse use) {
        return use.held(use.holders().getFirst());
    }

    @Test
    void oneLookKnowsNoEarlierMoment() {
        assertEquals(Duration.ZERO, held(sees(look(NOW, holder(7, "x", NOW, Lock.RESERVED)))));
    }

    @Test
    void aLockSeenInEveryLookWasHeldSinceTheFirst() {
        FileUse last = shown;
        for (int i = 0; i <= 4; i += 2) {
            Instant at = NOW.plusSeconds(i);
            last = sees(look(at, holder(7, "x", at, Lock.RESERVED)));
        }
        assertEquals(Duration.ofSeconds(4), held(last));
    }

    @Test
    void aWritersLockThatGrowsIsStillTheSame() {
        sees(look(NOW, holder(7, "x", NOW, Lock.RESERVED)));
        Instant later = NOW.plusSeconds(2);
        assertEquals(Duration.ofSeconds(2),
                held(sees(look(later, holder(7, "x", later, Lock.EXCLUSIVE, Lock.PENDING, Lock.RESERVED)))));
    }

    @Test
    void aReaderThatBeginsToWriteHoldsThatLockSinceNow() {
        sees(look(NOW, holder(7, "x", NOW, Lock.WAL_READ)));
        Instant later = NOW.plusSeconds(2);
        assertEquals(Duration.ZERO, held(sees(look(later, holder(7, "x", later, Lock.WAL_WRITE, Lock.WAL_READ)))));
    }

    @Test
    void aBreakBeginsAnew() {
        sees(look(NOW, holder(7, "x", NOW, Lock.RESERVED)));
        sees(look(NOW.plusSeconds(2)));
        Instant later = NOW.plusSeconds(4);
        assertEquals(Duration.ZERO, held(sees(look(later, holder(7, "x", later, Lock.RESERVED)))));
    }

    @Test
    void anotherProcessIsAnotherHolder() {
        sees(look(NOW, holder(7, "x", NOW, Lock.RESERVED)));
        Instant later = NOW.plusSeconds(2);
        assertEquals(Duration.ZERO, held(sees(look(later, holder(7, "y", later, Lock.RESERVED)))));
    }

    @Test
    void looksFarApartAreNotJoined() {
        sees(look(NOW, holder(7, "x", NOW, Lock.RESERVED)));
        Instant later = NOW.plusSeconds(16);
        assertEquals(Duration.ZERO, held(sees(look(later, holder(7, "x", later, Lock.RESERVED)))));
    }
}
