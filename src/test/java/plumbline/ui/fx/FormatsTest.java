package plumbline.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.core.health.Unit;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;

final class FormatsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"EN|14254|ROWS|14,254 rows", "EN|0|COUNT|0", "EN|99.874|PERCENT|99.87 %",
        "ZH_CN|78.84|PERCENT|78.8%", "EN|12.4|MILLISECONDS|12 ms", "EN|3.46|MILLISECONDS|3.5 ms",
        "EN|2840|MILLISECONDS|2.8 s", "EN|420|SECONDS|7 m", "EN|252|SECONDS|4 m 12 s", "ZH_CN|252|SECONDS|4 分 12 秒",
        "ZH_TW|90000|SECONDS|1 天 1 小時", "EN|1536|BYTES|1.5 KiB", "EN|512|BYTES|512 B",
        "EN|2899102924|BYTES|2.7 GiB", "ZH_CN|264|PER_SECOND|264 /秒", "EN|1|STATE|Yes", "ZH_TW|0|STATE|否"})
    void writesValueWithItsUnit(Language language, double value, Unit unit, String expected) {
        assertEquals(expected, new Formats(Messages.in(language)).value(value, unit).line());
    }

    @ParameterizedTest
    @CsvSource({"EN,0,just now", "EN,2,2 s ago", "EN,340,5 m ago", "EN,7300,2 h ago", "EN,200000,2 d ago",
        "ZH_CN,2,2 秒前", "ZH_TW,340,5 分鐘前"})
    void writesAgeInItsLargestUnit(Language language, long seconds, String expected) {
        assertEquals(expected, new Formats(Messages.in(language)).age(Duration.ofSeconds(seconds)));
    }
}
