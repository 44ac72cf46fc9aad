package plumbline.ui.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.session.Diagnosis.Found;
import plumbline.core.target.Address.PostgresAddress;
import plumbline.core.target.Address.SqliteAddress;
import plumbline.core.target.Engine;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.target.TargetUri;
import plumbline.core.target.TlsMode;
import plumbline.testing.Desk;
import plumbline.testing.FakePacks;
import plumbline.testing.FakeSecrets;
import plumbline.testing.MemoryConnections;
import plumbline.testing.Shop;
import plumbline.ui.connections.ConnectionDialogViewModel.State;

final class ConnectionDialogViewModelTest {

    private static final Outcome<Found> WORKS = new Outcome.Done<>(new Found("18.6", "shop at 10.1.2.3", 9, List.of()));

    private final Desk desk = new Desk();
    private final FakeSecrets memory = new FakeSecrets();
    private final MemoryConnections connections = new MemoryConnections(List.of(Shop.PROD));
    private final List<Target> tested = new ArrayList<>();
    private Outcome<Found> answer = WORKS;
    private final ConnectionServices services = new ConnectionServices(connections, memory, new FakePacks(),
            target -> {
                tested.add(target);
                return answer;
            }, uri -> TargetUri.parse(uri, Map.of()), _ -> new Outcome.Done<>(List.of()));

    private ConnectionDialogViewModel adding() {
        return new ConnectionDialogViewModel(services, desk.work, Optional.empty());
    }

    private ConnectionDialogViewModel editing() {
        return new ConnectionDialogViewModel(services, desk.work, Optional.of(Shop.PROD));
    }

    @Test
    void allMistakesAreShownAtOnceBesideTheirFields() {
        ConnectionDialogViewModel dialog = adding();
        assertTrue(dialog.mistakes().isEmpty(), "nothing is wrong before somebody tried");
        dialog.form().portProperty().set("99999");
        dialog.form().rootCertProperty().set("root.crt");
        dialog.save();
        assertEquals(Set.of(Field.NAME, Field.HOST, Field.PORT, Field.DATABASE, Field.USER, Field.ROOT_CERT),
                dialog.mistakes().keySet());
        assertEquals(1, connections.all().get().size());
        dialog.form().portProperty().set("5432");
        assertFalse(dialog.mistakes().containsKey(Field.PORT), "a mistake goes away as it is mended");
    }

    @Test
    void theServiceIsKeptWithoutASlashAtItsEnd() {
        ConnectionDialogViewModel dialog = editing();
        dialog.form().serviceProperty().set(" http://localhost:3000/ ");
        dialog.save();
        assertEquals("http://localhost:3000", connections.all().get().getLast().service());
    }

    @Test
    void aServiceWithAPasswordInItsAddressIsAMistake() {
        ConnectionDialogViewModel dialog = editing();
        dialog.form().serviceProperty().set("http://ada:secret@localhost:3000");
        dialog.save();
        assertEquals(Set.of(Field.SERVICE), dialog.mistakes().keySet());
    }

    @Test
    void aHostThatWouldSmuggleInOptionsIsAMistake() {
        ConnectionDialogViewModel dialog = editing();
        dialog.form().hostProperty().set("db?sslmode=disable");
        dialog.test();
        assertEquals(Set.of(Field.HOST), dialog.mistakes().keySet());
        assertTrue(tested.isEmpty());
    }

    @Test
    void aNameThatAnotherConnectionHasIsAMistakeButItsOwnIsNot() {
        ConnectionDialogViewModel dialog = adding();
        dialog.uriProperty().set("postgresql://ada@db/shop");
        dialog.takeUri();
        dialog.form().nameProperty().set("shop-prod");
        dialog.save();
        assertEquals(Set.of(Field.NAME), dialog.mistakes().keySet());
        ConnectionDialogViewModel own = editing();
        own.save();
        assertEquals(State.SAVED, own.stateProperty().get());
    }

    @Test
    void aPastedUriFillsTheFields() {
        ConnectionDialogViewModel dialog = adding();
        dialog.uriProperty().set("postgresql://ada@db.example:6432/shop?sslmode=verify-full");
        dialog.takeUri();
        dialog.save();
        assertEquals(new PostgresAddress("db.example", 6432, "shop", "ada", TlsMode.VERIFY_FULL, ""),
                connections.all().get().getLast().address());
        assertEquals("shop", connections.all().get().getLast().name());
        assertEquals(Environment.PRODUCTION, connections.all().get().getLast().environment());
    }

    @Test
    void aUriThatCannotBeReadSaysSoBesideItAndChangesNothing() {
        ConnectionDialogViewModel dialog = editing();
        dialog.uriProperty().set("mysql://db/shop");
        dialog.takeUri();
        assertEquals(Set.of(Field.URI), dialog.mistakes().keySet());
        assertEquals("10.1.2.3", dialog.form().hostProperty().get());
    }

    @Test
    void switchingTheSystemLosesNothing() {
        ConnectionDialogViewModel dialog = editing();
        dialog.form().engineProperty().set(Engine.SQLITE);
        dialog.form().fileProperty().set("relative.db");
        dialog.save();
        assertEquals(Set.of(Field.FILE), dialog.mistakes().keySet());
        dialog.form().fileProperty().set("/data/../data/energy.db");
        dialog.form().engineProperty().set(Engine.POSTGRESQL);
        assertEquals("10.1.2.3", dialog.form().hostProperty().get());
        dialog.form().engineProperty().set(Engine.SQLITE);
        dialog.save();
        assertEquals(new SqliteAddress(Path.of("/data/energy.db")), connections.all().get().getFirst().address());
    }

    @Test
    void aFailedTestKeepsWhatWasTypedAndSaysWhatFailed() {
        answer = new Outcome.Failed<>(Problem.of(ProblemCode.PASSWORD, "shop-prod"));
        ConnectionDialogViewModel dialog = editing();
        dialog.form().hostProperty().set("other");
        dialog.passwordProperty().set("secret");
        dialog.test();
        Problem problem = dialog.problemProperty().get();
        assertNotNull(problem);
        assertEquals(ProblemCode.PASSWORD, problem.code());
        assertEquals("other", dialog.form().hostProperty().get());
        assertEquals("secret", dialog.passwordProperty().get());
        assertEquals(State.EDITING, dialog.stateProperty().get());
        assertEquals("10.1.2.3:5432/shop", connections.all().get().getFirst().address().place());
    }

    @Test
    void whatATestFoundIsForgottenWhenSomethingIsEdited() {
        ConnectionDialogViewModel dialog = editing();
        dialog.test();
        assertNotNull(dialog.foundProperty().get());
        dialog.form().portProperty().set("5433");
        assertNull(dialog.foundProperty().get());
    }

    @Test
    void cancelChangesNothingAlsoNotThePasswordInMemory() {
        memory.keep(Shop.PROD, "old".toCharArray());
        ConnectionDialogViewModel dialog = editing();
        assertFalse(dialog.dirty());
        dialog.passwordProperty().set("new");
        assertTrue(dialog.dirty());
        dialog.test();
        assertEquals("new", memory.of("shop-prod"));
        dialog.discard();
        assertEquals("old", memory.of("shop-prod"));
        assertEquals(List.of(Shop.PROD), connections.all().get());
    }

    @Test
    void saveKeepsThePasswordInMemoryOnly() {
        ConnectionDialogViewModel dialog = editing();
        dialog.form().groupProperty().set("shops");
        dialog.passwordProperty().set("new");
        dialog.save();
        dialog.discard();
        assertEquals("new", memory.of("shop-prod"));
        assertEquals("shops", connections.all().get().getFirst().group());
        assertFalse(dialog.dirty());
    }

    @Test
    void onlyPacksOfTheSystemAreOffered() {
        ConnectionDialogViewModel dialog = adding();
        assertEquals(List.of(Shop.PACK), dialog.fittingPacks());
        dialog.form().engineProperty().set(Engine.SQLITE);
        assertEquals(List.of(), dialog.fittingPacks());
    }

    @Test
    void thePromptKeepsThePasswordAndTriesAgainOnce() {
        List<String> tries = new ArrayList<>();
        PasswordPromptViewModel prompt = new PasswordPromptViewModel(memory, Shop.PROD, () -> tries.add("try"));
        prompt.enter();
        assertTrue(tries.isEmpty());
        prompt.passwordProperty().set("secret");
        prompt.enter();
        assertEquals("secret", memory.of("shop-prod"));
        assertEquals("", prompt.passwordProperty().get());
        assertEquals(List.of("try"), tries);
    }
}
