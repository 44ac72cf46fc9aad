package plumbline.ui.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.target.Target;
import plumbline.core.target.TargetUri;
import plumbline.testing.Desk;
import plumbline.testing.FakePacks;
import plumbline.testing.FakeSecrets;
import plumbline.testing.MemoryConnections;
import plumbline.testing.Shop;
import plumbline.ui.connections.ImportViewModel.Line;

final class ImportViewModelTest {

    private static final Target OTHER = new Target("other", "", Shop.TEST.environment(), Shop.TEST.address(), List.of(),
            Target.DEFAULT_REFRESH, true);

    private final Desk desk = new Desk();
    private final MemoryConnections connections = new MemoryConnections(List.of(Shop.PROD));

    private ImportViewModel read(Outcome<List<Target>> answer) {
        ImportViewModel model = new ImportViewModel(
                new ConnectionServices(connections, new FakeSecrets(), new FakePacks(),
                        target -> new Outcome.Failed<>(Problem.of(ProblemCode.UNEXPECTED, target.name())),
                        uri -> TargetUri.parse(uri, Map.of()), _ -> answer),
                desk.work, Path.of("/tmp/connections.yaml"));
        model.read();
        return model;
    }

    @Test
    void showsWhatIsAddedAndWhatIsTakenBeforeAnythingIs() {
        ImportViewModel model = read(new Outcome.Done<>(List.of(Shop.PROD, Shop.TEST)));

        assertEquals(List.of(new Line(Shop.PROD, true), new Line(Shop.TEST, false)), model.linesProperty().get());
        assertEquals(List.of(Shop.PROD), connections.all().get());
    }

    @Test
    void addsWhatIsFreeAndLeavesWhatExists() {
        ImportViewModel model = read(new Outcome.Done<>(List.of(Shop.PROD, Shop.TEST, OTHER)));

        model.add();

        assertEquals(List.of(Shop.PROD.name(), Shop.TEST.name(), "other"),
                connections.all().get().stream().map(Target::name).toList());
        assertEquals(2, model.addedProperty().get().size());
    }

    @Test
    void offersNothingWhereEveryNameIsTaken() {
        assertFalse(read(new Outcome.Done<>(List.of(Shop.PROD))).readyProperty().get());
    }

    @Test
    void aFileWithMistakesSaysThemAndAddsNothing() {
        ImportViewModel model = read(
                new Outcome.Failed<>(Problem.of(ProblemCode.BAD_CONNECTIONS_FILE, "f", "line 2: a; line 9: b")));

        model.add();

        assertNotNull(model.problemProperty().get());
        assertEquals(List.of(Shop.PROD), connections.all().get());
    }

    @Test
    void aNameTakenMeanwhileStopsTheWholeImport() {
        ImportViewModel model = read(new Outcome.Done<>(List.of(Shop.TEST, OTHER)));
        connections.save(OTHER, "");

        model.add();

        assertEquals(List.of(Shop.PROD.name(), "other"),
                connections.all().get().stream().map(Target::name).toList());
        assertEquals(List.of(Shop.TEST), model.adding());
        assertTrue(model.readyProperty().get(), "the rest can be added now");
    }
}
