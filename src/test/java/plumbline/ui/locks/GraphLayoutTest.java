package plumbline.ui.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import plumbline.core.activity.WaitTree;
import plumbline.testing.BusyMorning;
import plumbline.testing.SampleContext;
import plumbline.ui.locks.GraphLayout.Box;

final class GraphLayoutTest {

    private final BusyMorning waits = new BusyMorning(SampleContext.START);

    @Test
    void everyNodeHasABox() {
        WaitTree tree = new WaitTree(waits.morning());
        GraphLayout layout = GraphLayout.of(tree);
        for (int place = 0; place < tree.nodes().size(); place++) {
            assertTrue(layout.boxOf(place) >= 0, "place " + place);
        }
    }

    @Test
    void rootsStandLeftAndWaitersToTheRight() {
        GraphLayout layout = GraphLayout.of(new WaitTree(waits.morning()));
        for (Box box : layout.boxes()) {
            assertEquals(box.on() < 0 ? 0 : layout.boxes().get(box.on()).column() + 1, box.column());
        }
    }

    @Test
    void noTwoBoxesLieOnEachOther() {
        GraphLayout layout = GraphLayout.of(new WaitTree(waits.morning()));
        long places = layout.boxes().stream().map(box -> List.of(box.column(), box.row())).distinct().count();
        assertEquals(layout.boxes().size(), places);
    }

    @Test
    void aLongQueueIsFoldedAndItsLastOneStaysInSight() {
        WaitTree tree = new WaitTree(waits.queue(500));
        GraphLayout layout = GraphLayout.of(tree);
        Box folded = layout.boxes().stream().filter(box -> box.folded() > 0).findFirst().orElseThrow();
        assertEquals(496, folded.folded());
        assertEquals(500, layout.boxes().getLast().from());
    }

    @Test
    void whatASessionWaitsForBesideTheOneAheadIsKnown() {
        WaitTree tree = new WaitTree(waits.morning());
        GraphLayout layout = GraphLayout.of(tree);
        int third = 2; // 4725 stands under 4720 and waits for 4711, too
        assertEquals(List.of(layout.boxOf(0)), layout.further(tree, third));
    }

    @Test
    void theMembersOfADeadlockAreARound() {
        WaitTree tree = new WaitTree(waits.morning());
        assertEquals(3, GraphLayout.of(tree).rounds(tree).getFirst().size());
    }
}
