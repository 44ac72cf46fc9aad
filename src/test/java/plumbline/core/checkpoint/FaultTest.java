package plumbline.core.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemText;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;

/// What is wrong with a checkpoint is said in every language.
final class FaultTest {

    private static final Messages CHINESE = Messages.in(Language.ZH_CN);

    @ParameterizedTest
    @EnumSource
    void eachHasWords(Fault.Code code) {
        assertTrue(CHINESE.has("fault." + code), "no text for " + code);
    }

    @Test
    void namesThePlaceInTheLanguageOfTheScreen() {
        assertEquals("tables/a.zst，第 3 帧：应有 5 行，实有 4 行",
                Fault.inFrame("tables/a.zst", 3, Fault.Code.ROWS, 5, 4).in(CHINESE));
    }

    @Test
    void severalAreOneSentence() {
        assertEquals("缺少 a；b：不是列表", Fault.together(List.of(Fault.of(Fault.Code.MISSING, "a"),
                Fault.at("b", Fault.Code.NOT_LIST))).in(CHINESE));
    }

    @Test
    void aRefusalSaysItInTheLanguageOfTheScreen() {
        Problem problem = Problem.of(ProblemCode.BAD_CHECKPOINT, "c", Fault.of(Fault.Code.MISSING, "manifest.json"))
                .withEffect(Effect.NOTHING_CHANGED);
        assertEquals("manifest.json is missing", problem.detail());
        assertTrue(new ProblemText(CHINESE).what(problem).contains("缺少 manifest.json"));
    }

    @Test
    void aRefusalOfTheSystemKeepsItsWords() {
        assertEquals("disk quota exceeded",
                Fault.of(Problem.of(ProblemCode.DISK_FULL, "c", "disk quota exceeded")).in(CHINESE));
    }
}
