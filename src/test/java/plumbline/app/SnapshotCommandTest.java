package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.testing.GuideRows;
import plumbline.testing.TestPostgres;

/// `snapshot` as the contract of the command line has it.
final class SnapshotCommandTest {

    @TempDir
    private Path home;
    private TestPostgres.Database database = GuideRows.database(18);
    private String uri = "";

    @BeforeEach
    void connect() {
        uri = "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/"
                + database.name();
    }

    private CommandRun run(String verb, String... words) {
        List<String> all = new ArrayList<>(List.of("snapshot", verb, uri));
        all.addAll(List.of(words));
        all.addAll(List.of("--format", "json"));
        return CommandRun.of(home, Map.of(), all.toArray(String[]::new));
    }

    private JsonNode edited(String... words) throws JsonProcessingException {
        List<String> all = new ArrayList<>(List.of("--key", GuideRows.KEY, "--by", "alice", "--summary", "补充法规依据",
                "--environment", "test", "--execute"));
        all.addAll(List.of(words));
        CommandRun run = run("edit", all.toArray(String[]::new));
        assertEquals("", run.err());
        return run.json();
    }

    private static Set<String> keys(JsonNode object) {
        Set<String> keys = new TreeSet<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    @Test
    void anEditReturnsTheVersionBeforeItAndTheRowAfterIt() throws Exception {
        JsonNode done = edited("--set", "risk_content=新的风险提示要点", "--set", "permit_status=暂停受理", "--clear",
                "legal_basis");
        assertEquals("1 1. 禁止在居民住宅楼经营 正常受理 | 新的风险提示要点 暂停受理 true",
                done.at("/snapshot/version").asText() + " " + done.at("/snapshot/payload/risk_content").asText() + " "
                        + done.at("/snapshot/payload/permit_status").asText() + " | "
                        + done.at("/current/risk_content").asText() + " " + done.at("/current/permit_status").asText()
                        + " " + done.at("/current/legal_basis").isNull());
    }

    @Test
    void aListHasTheContentOfTheGuidesDataObject() throws Exception {
        edited("--set", "days=6");
        edited("--set", "days=7");
        JsonNode list = run("list").json();
        assertEquals(
                List.of(Set.of("snapshots", "pagination"),
                        new TreeSet<>(List.of("snapshot_id", "region_name", "permit_name", "risk_content",
                                "permit_status", "edited_by", "change_summary", "created_at", "version")),
                        "2 佛山市禅城区 {\"limit\":20,\"offset\":0,\"total\":2}"),
                List.of(keys(list), keys(list.at("/snapshots/0")), list.at("/snapshots/0/version").asText() + " "
                        + list.at("/snapshots/0/region_name").asText() + " " + list.at("/pagination")));
    }

    @Test
    void aVersionIsShownWhole() throws Exception {
        String id = edited("--set", "days=6").at("/snapshot/snapshot_id").asText();
        JsonNode shown = run("show", id).json();
        assertEquals(List.of(new TreeSet<>(List.of("snapshot_id", "permit_risk_key", "version", "created_at",
                "edited_by", "change_summary", "payload")), GuideRows.JOINED, "5"),
                List.of(keys(shown), shown.at("/permit_risk_key").asText(), shown.at("/payload/days").asText()));
    }

    @Test
    void aDifferenceHasOnlyTheFieldsThatDiffer() throws Exception {
        String id = edited("--set", "days=6").at("/snapshot/snapshot_id").asText();
        CommandRun diff = run("diff", id, "current");
        assertEquals("1 [{\"field\":\"days\",\"before\":5,\"after\":6}]",
                diff.code() + " " + diff.json().at("/fields"));
    }

    @Test
    void aRollbackIsItselfAVersion() throws Exception {
        String id = edited("--set", "days=6", "--set", "fee=7").at("/snapshot/snapshot_id").asText();
        CommandRun run = run("rollback", id, "--by", "bob", "--summary", "退回", "--environment", "test", "--execute");
        JsonNode back = run.json();
        assertEquals("2 6 5 true", back.at("/snapshot/version").asText() + " "
                + back.at("/snapshot/payload/days").asText() + " " + back.at("/current/days").asText() + " "
                + run.out().contains("\"fee\" : 1.50"));
    }

    @Test
    void aFieldAloneIsRolledBack() throws Exception {
        String id = edited("--set", "days=6", "--set", "fee=7").at("/snapshot/snapshot_id").asText();
        JsonNode back = run("rollback", id, "--field", "days", "--by", "bob", "--summary", "退回", "--environment",
                "test", "--execute").json();
        assertEquals("5 7", back.at("/current/days").asText() + " " + back.at("/current/fee").intValue());
    }

    @Test
    void aPreviewChangesNothing() throws Exception {
        CommandRun preview = run("edit", "--key", GuideRows.KEY, "--set", "days=6", "--by", "a", "--summary", "s");
        assertEquals("0 false 6 0", preview.code() + " " + preview.json().at("/executed").asText() + " "
                + preview.json().at("/current/days").asText() + " "
                + run("list").json().at("/pagination/total").asText());
    }

    @Test
    void anEditOfASharedRiskSaysHowManyRowsItTouches() throws Exception {
        assertEquals("[{\"table\":\"risks\",\"rows\":2}]",
                edited("--set", "risk_content=x").at("/shared").toString());
    }

    @Test
    void allMistakesAreToldAtOnce() {
        CommandRun run = run("edit", "--key", GuideRows.KEY, "--set", "region_name=x", "--set", "nothing=y", "--by",
                " ", "--summary", " ");
        assertEquals("2 true", run.code() + " " + List.of("region_name", "nothing", "--by", "--summary").stream()
                .allMatch(run.err()::contains));
    }

    @Test
    void aRowWithLaterVersionsIsRefusedWhereOneIsNamed() throws Exception {
        edited("--set", "days=6");
        edited("--set", "days=7");
        CommandRun late = run("edit", "--key", GuideRows.KEY, "--set", "days=8", "--if-version", "1", "--by", "a",
                "--summary", "s", "--environment", "test", "--execute");
        assertEquals("3 2", late.code() + " " + run("list").json().at("/pagination/total").asText());
    }

    @Test
    void productionWantsItsName() {
        assertEquals(2, run("edit", "--key", GuideRows.KEY, "--set", "days=6", "--by", "a", "--summary", "s",
                "--execute").code());
    }

    @Test
    void anUnknownVersionIsAMistakeOfTheCommand() {
        assertEquals(2, run("show", "no-uuid").code());
    }

    @Test
    void aListIsNarrowedByNameEditorDayAndText() throws Exception {
        edited("--set", "days=6");
        List<String> found = new ArrayList<>();
        for (String[] words : List.of(new String[]{"--region", "禅城"}, new String[]{"--region", "r1"},
                new String[]{"--region", "南海"}, new String[]{"--permit", "餐饮"}, new String[]{"--risk", "k1"},
                new String[]{"--risk", "k2"}, new String[]{"--edited-by", "alice"}, new String[]{"--edited-by", "bob"},
                new String[]{"--text", "居民住宅"}, new String[]{"--text", "100%"}, new String[]{"--from", "2020-01-01"},
                new String[]{"--to", "2020-01-01"}, new String[]{"--key", GuideRows.KEY})) {
            found.add(run("list", words).json().at("/pagination/total").asText());
        }
        assertEquals(List.of("1", "1", "0", "1", "1", "0", "1", "0", "1", "0", "1", "0", "1"), found);
    }

    @Test
    void aRowThatIsNotThereIsSaidToBeGone() {
        CommandRun run = run("create", "--key", "region_id=r9,permit_id=p1,risk_id=k1", "--by", "a", "--summary", "s");
        assertTrue(run.code() == 3 && run.err().contains("r9::p1::k1"), run.err());
    }
}
