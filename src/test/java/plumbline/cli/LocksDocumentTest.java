package plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plumbline.core.activity.ActivitySample;
import plumbline.core.activity.Backend;
import plumbline.core.activity.BackendState;
import plumbline.core.activity.LockedObject;
import plumbline.core.activity.PreparedTransaction;
import plumbline.core.activity.Wait;
import plumbline.core.activity.WaitTree;
import plumbline.core.activity.WaitView;
import plumbline.core.target.Identity;
import plumbline.core.target.ServerVersion;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;
import plumbline.testing.Shop;

final class LocksDocumentTest {

    private static final Instant NOON = Shop.NOON;
    private static final LockedObject ROW = new LockedObject("tuple", "shop", "public.orders", "(0,5)", "");

    private static Backend backend(int pid) {
        return new Backend(pid, 0, "client backend", "shop", "anna", "psql", "local",
                pid == 10 ? BackendState.IDLE_IN_TRANSACTION : BackendState.ACTIVE, NOON.minusSeconds(600),
                NOON.minusSeconds(300), NOON.minusSeconds(200), NOON.minusSeconds(100), "", "", null,
                "UPDATE orders SET note = 'x'", false);
    }

    private static Wait waits(int pid, Integer... blockers) {
        return new Wait(pid, ROW, "ExclusiveLock", NOON.minusSeconds(pid), List.of(blockers), List.of());
    }

    private static WaitView.Seen seen(boolean limited, List<Integer> pids, List<Wait> waits,
            PreparedTransaction... prepared) {
        ActivitySample sample = new ActivitySample(NOON, "shop", false, limited, Duration.ofSeconds(1),
                pids.stream().map(LocksDocumentTest::backend).toList(), waits, List.of(prepared));
        Identity identity = new Identity("1", "5 shop", "db1:5432", "watch\"er", new ServerVersion(180000, "18"));
        return new WaitView.Seen(identity, new WaitTree(sample));
    }

    private static JsonNode json(WaitView.Seen seen) throws IOException {
        return new ObjectMapper(JsonFactory.builder().streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(100_000).build()).build())
                .readTree(Json.write(new LocksDocument(Shop.TEST, seen, Messages.in(Language.EN)).json()));
    }

    private static String text(WaitView.Seen seen) {
        return TextWriter.write(new LocksText(Shop.TEST, seen, Messages.in(Language.EN)).blocks());
    }

    private static JsonNode chainOfThree() throws IOException {
        return json(seen(false, List.of(10, 20, 30), List.of(waits(20, 10), waits(30, 20, 10))));
    }

    @Test
    void theEdgesAreAllPairs() throws IOException {
        List<String> pairs = new ArrayList<>();
        chainOfThree().path("edges").forEach(edge -> pairs.add(edge.path("waiter") + " " + edge.path("blocker")));
        assertEquals(List.of("20 10", "30 20", "30 10"), pairs);
    }

    @Test
    void eachStandsOnceUnderTheOneAheadOfIt() throws IOException {
        JsonNode root = chainOfThree().at("/roots/0");
        assertEquals(List.of("10", "20", "30"), List.of(root.path("pid").asText(), root.at("/children/0/pid").asText(),
                root.at("/children/0/children/0/pid").asText()));
    }

    @Test
    void aRootSaysWhatItBlocksAndSinceWhen() throws IOException {
        JsonNode root = chainOfThree().at("/roots/0");
        assertEquals(List.of(2, 30_000, "idle in transaction"), List.of(root.path("blocks").asInt(),
                root.path("longestWaitMillis").asInt(), root.path("state").asText()));
    }

    @Test
    void aChildSaysWhatItWaitsFor() throws IOException {
        JsonNode child = chainOfThree().at("/roots/0/children/0");
        assertEquals(List.of(20_000, "tuple", "ExclusiveLock", "public.orders (0,5)"),
                List.of(child.path("waitMillis").asInt(), child.path("lockType").asText(), child.path("mode").asText(),
                        child.path("object").asText()));
    }

    @Test
    void aPreparedTransactionHasANameAndNoProcess() throws IOException {
        JsonNode json = json(seen(false, List.of(20),
                List.of(new Wait(20, ROW, "ShareLock", NOON, List.of(), List.of("gx1"))),
                new PreparedTransaction("gx1", NOON, "anna", "shop", 3)));
        assertEquals(List.of(true, "gx1", true, "gx1"),
                List.of(json.at("/roots/0/pid").isNull(), json.at("/roots/0/prepared").asText(),
                        json.at("/edges/0/blocker").isNull(), json.at("/edges/0/prepared").asText()));
    }

    @Test
    void aCycleHasNoRoot() throws IOException {
        JsonNode json = json(seen(false, List.of(20, 30), List.of(waits(20, 30), waits(30, 20))));
        assertEquals(List.of("[[20,30]]", 0, 2), List.of(json.path("cycles").toString(), json.path("roots").size(),
                json.at("/cycleTrees/0/children").size()));
    }

    @Test
    void oneThatBlocksNobodyIsNoRoot() throws IOException {
        assertEquals(0, json(seen(false, List.of(20), List.of(waits(20)))).path("roots").size());
    }

    @Test
    void aLimitedViewNamesTheGrant() throws IOException {
        assertEquals("GRANT pg_monitor TO \"watch\"\"er\"",
                json(seen(true, List.of(), List.of())).path("grant").asText());
    }

    private static WaitView.Seen chain(int length) {
        return seen(false, IntStream.rangeClosed(10, 10 + length).boxed().toList(),
                IntStream.rangeClosed(11, 10 + length).mapToObj(pid -> waits(pid, pid - 1)).toList());
    }

    @Test
    void aChainOfThousandsCanBeWritten() throws IOException {
        JsonNode at = json(chain(2000)).at("/roots/0");
        int depth = 0;
        while (at.path("children").size() > 0) {
            at = at.at("/children/0");
            depth++;
        }
        assertEquals(2000, depth);
    }

    @Test
    void theTreeOfALongChainStaysReadable() {
        String text = text(chain(500));
        assertTrue(text.lines().noneMatch(line -> line.startsWith(" ".repeat(40))), "it leaves the screen");
        assertTrue(text.contains("(500) 510 · anna"), "the depth is not told");
    }

    @Test
    void theTreeForPeopleSaysWhatFreesThem() {
        String text = text(seen(false, List.of(10, 20), List.of(waits(20, 10))));
        assertTrue(text.contains("blocks 1, longest wait 20 s"), text);
        assertTrue(text.contains("last statement: UPDATE orders"), text);
        assertTrue(text.contains("Terminate session 10: its transaction is rolled back. This frees 1 session."), text);
    }

    @Test
    void aLimitedViewIsSaidToPeopleWithTheGrant() {
        String text = text(seen(true, List.of(10, 20), List.of(waits(20, 10))));
        assertTrue(text.contains("GRANT pg_monitor TO \"watch\"\"er\";"), text);
    }

    @Test
    void aLockOfAWholeTableIsWarnedOf() {
        Wait alter = new Wait(20, new LockedObject("relation", "shop", "public.orders", "", ""),
                "AccessExclusiveLock", NOON.minusSeconds(3), List.of(10), List.of());
        String text = text(seen(false, List.of(10, 20), List.of(alter)));
        assertTrue(text.contains("every new query on the table queues behind it"), text);
    }

    @Test
    void documentsKeepTheirForm() {
        assertEquals("""
                {
                  "a" : [ 1, {
                    "b" : null
                  }, [ ] ],
                  "c" : { }
                }
                """, Json.write(Json.object("a", List.of(1, Json.object("b", null), List.of()), "c", Map.of())));
    }

    @Test
    void blockerBesideTheOneASessionStandsUnderIsNamedOnItsLine() {
        String text = text(seen(false, List.of(10, 11, 20), List.of(waits(20, 10, 11))));

        assertTrue(text.contains("also waits for 11"), text);
    }

    @Test
    void queueNamesNobodyTwice() {
        String text = text(seen(false, List.of(10, 20, 30), List.of(waits(20, 10), waits(30, 10, 20))));

        assertFalse(text.contains("also"), text);
    }
}
