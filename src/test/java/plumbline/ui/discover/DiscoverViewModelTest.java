package plumbline.ui.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumbline.core.discover.Discovered;
import plumbline.core.discover.PackDraft;
import plumbline.core.discover.PackKeeper;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.testing.Desk;
import plumbline.testing.FakeDiscovery;
import plumbline.testing.Shop;

final class DiscoverViewModelTest {

    private final Desk desk = new Desk();
    private final FakeDiscovery discovery = new FakeDiscovery();
    private final List<PackDraft> kept = new ArrayList<>();
    private PackKeeper keeper = draft -> {
        kept.add(draft);
        return "/home/packs/" + draft.id();
    };

    private DiscoverViewModel model() {
        return new DiscoverViewModel(discovery, keeper, desk.work);
    }

    private DiscoverViewModel looked() {
        DiscoverViewModel model = model();
        model.targetProperty().set(Shop.TEST);
        model.start();
        return model;
    }

    @Test
    void saysWhatTheTimeWasTooShortFor() {
        Discovered whole = FakeDiscovery.found(Shop.TEST);
        Discovered cut = new Discovered(whole.target(), whole.proposals(), 900, 12, false,
                new Discovered.Left(List.of("logs", "visits"), 1, List.of("orders.total")));

        assertEquals(
                """
                        Time ran out or a table could not be read, so not everything was looked at. Try again with more time or \
                        fewer schemas. One column looks like a rule in a sample but was not checked in full: orders.total. One \
                        comparison was not made. 2 tables were not read: logs, visits.""",
                model().left(cut));
    }

    @Test
    void startsNothingWithoutATarget() {
        DiscoverViewModel model = model();

        model.start();

        assertEquals(Step.CHOOSING, model.stepProperty().get());
        assertEquals(List.of(), discovery.askedSchemas);
    }

    @Test
    void looksOnlyIntoTheSchemasThatWereTyped() {
        DiscoverViewModel model = model();
        model.targetProperty().set(Shop.TEST);
        model.schemasProperty().set(" sales, , 库存 ");

        model.start();

        assertEquals(List.of(List.of("sales", "库存")), discovery.askedSchemas);
    }

    @Test
    void showsEveryProposalChosenAndTheFirstOnesViolators() {
        DiscoverViewModel model = looked();

        assertEquals(Step.PROPOSED, model.stepProperty().get());
        assertTrue(model.lines().stream().allMatch(line -> line.chosen().get()));
        assertEquals(2, model.violators().visible().size());
        assertEquals("orders.customer_id refers to customers.id", model.what(model.lines().getFirst().proposal()));
        assertEquals("Looking at orders", model.doingProperty().get());
    }

    @Test
    void keepsOnlyWhatStaysChosen() {
        DiscoverViewModel model = looked();
        model.lines().getLast().chosen().set(false);
        model.packNameProperty().set("my-rules");

        model.save();

        assertEquals(Step.SAVED, model.stepProperty().get());
        assertEquals(1, kept.getFirst().pack().checks().size());
        assertEquals("my-rules", kept.getFirst().id());
        assertFalse(model.savedProperty().get().isEmpty());
    }

    @Test
    void saysWhyNothingCanBeKept() {
        DiscoverViewModel model = looked();
        assertEquals("", model.reason().get());

        model.packNameProperty().set("My Rules");
        assertFalse(model.reason().get().isEmpty(), "a name that is none");
        model.packNameProperty().set("rules");
        model.lines().forEach(line -> line.chosen().set(false));
        assertFalse(model.reason().get().isEmpty(), "nothing chosen");
        model.save();

        assertEquals(List.of(), kept);
    }

    @Test
    void aTakenNameLeavesTheProposalsAsTheyWere() {
        keeper = draft -> {
            throw new ProblemException(Problem.of(ProblemCode.PACK_TAKEN, draft.id()));
        };
        DiscoverViewModel model = looked();

        model.save();

        assertEquals(Step.PROPOSED, model.stepProperty().get());
        assertNotNull(model.problemProperty().get());
        assertEquals("", model.reason().get(), "another name can be tried at once");
    }

    @Test
    void aFailedLookSaysWhyAndCanBeStartedAgain() {
        discovery.answer(_ -> new Outcome.Failed<>(Problem.of(ProblemCode.REFUSED, "shop-test")));
        DiscoverViewModel model = looked();
        assertEquals(Step.CHOOSING, model.stepProperty().get());
        assertNotNull(model.problemProperty().get());

        discovery.answer(_ -> new Outcome.Done<>(FakeDiscovery.found(Shop.TEST)));
        model.start();

        assertNull(model.problemProperty().get());
        assertEquals(2, model.lines().size());
    }

    @Test
    void cancelEndsTheRunningLook() {
        DiscoverViewModel[] model = new DiscoverViewModel[1];
        boolean[] reached = new boolean[1];
        discovery.answer(context -> {
            var _ = context.onCancel(() -> reached[0] = true);
            desk.jobs.running().get().forEach(job -> desk.jobs.cancel(job.id()));
            context.checkCancelled();
            return new Outcome.Done<>(FakeDiscovery.found(Shop.TEST));
        });
        model[0] = looked();

        assertEquals(Step.CHOOSING, model[0].stepProperty().get());
        Problem problem = model[0].problemProperty().get();
        assertNotNull(problem);
        assertEquals(ProblemCode.CANCELLED, problem.code());
    }
}
