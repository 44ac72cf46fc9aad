package plumbline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plumbline.core.backup.Note;
import plumbline.core.checkpoint.Drift;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemText;
import plumbline.core.schedule.LastRun;
import plumbline.core.session.LockHolder;
import plumbline.core.session.LockHolder.Lock;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;
import plumbline.core.text.Phrase;

/// What the core says of a failure is said in the language of whoever reads it.
final class PhraseTest {

    private static final Pattern KEY = Pattern.compile("Phrase\\.of\\(\\s*\"([a-z][\\w.-]*\\w)\"\\s*[,)]");
    private static final Messages CHINESE = Messages.in(Language.ZH_CN);

    @Test
    void everyPhraseOfTheSourcesHasItsText() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher found = KEY.matcher(Files.readString(source));
                while (found.find()) {
                    keys.add(found.group(1));
                }
            }
        }
        assertTrue(keys.size() > 50, "the sources' phrases are not found any more");
        keys.removeIf(Messages.in(Language.EN)::has);
        assertEquals(Set.of(), keys);
    }

    @Test
    void whatStandsInAPhraseIsSaidInItsLanguage() {
        Phrase row = Phrase.of("detail.row", "3", Phrase.of("detail.fit.zone"));
        assertEquals("row 3: a moment without its time zone", row.toString());
        assertEquals("第 3 行：时间没有带时区", row.in(CHINESE));
    }

    @Test
    void aHolderOfALockIsToldInEveryLanguage() {
        LockHolder holder = new LockHolder(4711L, "anna", "psql", "2026-02-03 12:00:00",
                List.of(new Lock("RowExclusiveLock", "orders")));
        assertEquals("pid 4711, user anna, application psql, since 2026-02-03 12:00:00 UTC, RowExclusiveLock on orders",
                holder.toString());
        assertEquals("进程 4711，用户 anna，应用程序 psql，自 2026-02-03 12:00:00 UTC 起，orders 上的 RowExclusiveLock",
                holder.in(CHINESE));
    }

    @Test
    void aRestoreSaysOnWhichSideSomethingIsMissing() {
        assertEquals("数据库中缺少该列：name text",
                new Drift("column-added", "name text", true).forRestore().in(CHINESE));
        assertEquals("行无法比较：没有共同的列",
                Drift.notComparable(Phrase.of("detail.no-column")).forRestore().in(CHINESE));
    }

    @Test
    void whatIsMissingInAnArchiveIsToldInEveryLanguage() {
        assertEquals("data/secret：没有访问权限", new Note("data/secret: access denied").in(CHINESE));
    }

    @Test
    void whatBecameOfAJobIsKeptInEveryLanguage() {
        Problem problem = Problem.of(ProblemCode.BAD_INPUT, "nightly", Phrase.of("detail.copied-whole"));
        LastRun kept = LastRun.of(new LastRun(Instant.EPOCH, List.of(), 0, problem).json()).orElseThrow();
        assertEquals(new ProblemText(CHINESE).what(problem),
                kept.problem() == null ? "" : new ProblemText(CHINESE).what(kept.problem()));
    }
}
