package plumbline.core.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;

class ProblemTextTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyProblemHasASentenceAnEffectAndAnAdvice(Language language) {
        ProblemText text = new ProblemText(Messages.in(language));
        for (ProblemCode code : ProblemCode.values()) {
            for (Effect effect : Effect.values()) {
                String line = text.line(new Problem(code, "o'brien", effect, "server's words"));
                assertFalse(line.contains("problem."), line);
                assertFalse(line.contains("{") || line.contains("''"), line);
                assertTrue(line.contains("server's words"), line);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsReadInTheWindowNamesNoOptionOfTheCommandLine(Language language) {
        ProblemText text = ProblemText.onScreen(Messages.in(language));
        // options with which the window itself is started, or that only the command line knows
        List<ProblemCode> started = List.of(ProblemCode.HOME, ProblemCode.REFUSED_READ_ONLY,
                ProblemCode.NO_DISPLAY, ProblemCode.BAD_KEY);
        for (ProblemCode code : ProblemCode.values()) {
            String advice = text.advice(Problem.of(code, "x"));
            assertTrue(started.contains(code) || !advice.contains("--"), advice);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = {"ZH_CN", "ZH_TW"})
    void noSentenceIsLeftInEnglish(Language language) {
        ProblemText text = new ProblemText(Messages.in(language));
        ProblemText english = new ProblemText(Messages.in(Language.EN));
        for (ProblemCode code : ProblemCode.values()) {
            Problem problem = Problem.of(code, "x");
            assertNotEquals(english.what(problem), text.what(problem));
            assertNotEquals(english.advice(problem), text.advice(problem));
        }
    }

    @Test
    void readsAsAPersonWouldSayIt() {
        assertEquals("The server of usage refused the connection: nothing listens on that port. (db:5432) Nothing was"
                + " changed. Check host and port, whether the server runs, and its listen_addresses.",
                new ProblemText(Messages.in(Language.EN)).line(Problem.of(ProblemCode.REFUSED, "usage", "db:5432")));
    }

    @Test
    void saysEachOfSeveralInItsOwnWords() {
        Problem problem = Problem.all(List.of(Problem.of(ProblemCode.RIGHTS, "public.a", "GRANT SELECT"),
                Problem.of(ProblemCode.ROW_SECURITY, "public.b")));
        ProblemText english = new ProblemText(Messages.in(Language.EN));
        assertEquals(english.line(Problem.of(ProblemCode.RIGHTS, "public.a", "GRANT SELECT")) + " "
                + english.what(Problem.of(ProblemCode.ROW_SECURITY, "public.b")) + " "
                + english.advice(Problem.of(ProblemCode.ROW_SECURITY, "public.b")), english.line(problem));
    }

    @ParameterizedTest
    @CsvSource({"EN,server,this computer", "ZH_CN,服务器,本机", "ZH_TW,伺服器,本機"})
    void saysWhoseDiskIsFull(Language language, String server, String own) {
        ProblemText text = new ProblemText(Messages.in(language));
        assertTrue(text.what(Problem.of(ProblemCode.SERVER_DISK_FULL, "usage")).contains(server));
        assertTrue(text.what(Problem.of(ProblemCode.DISK_FULL, "/home/me")).contains(own));
    }
}
