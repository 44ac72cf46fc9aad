package plumbline.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.core.text.Language;

final class CronTextTest {

    @ParameterizedTest
    @CsvSource({"0 * * * *,hourly at minute 0", "*/15 * * * *,every 15 minutes", "30 6 * * *,daily at 06:30",
        "0 7 * * 1,every Monday at 07:00", "0 7 * * 7,every Sunday at 07:00", "0 7 * * SUN,every Sunday at 07:00",
        "5 7 * * 1-5,Monday to Friday at 07:05", "30 7 1 * *,monthly on day 1 at 07:30"})
    void saysTheUsualFormsInEnglish(String cron, String words) {
        assertEquals(words, CronText.words(cron, Language.EN));
    }

    @ParameterizedTest
    @CsvSource({"0 * * * *,每小時第 0 分鐘", "30 6 * * *,每天 06:30", "0 7 * * 1,每星期一 07:00", "5 7 * * 1-5,週一至週五 07:05",
        "30 7 1 * *,每月 1 日 07:30", "0 7 1 1 *,依 cron 運算式 0 7 1 1 *"})
    void saysThemInTraditionalChinese(String cron, String words) {
        assertEquals(words, CronText.words(cron, Language.ZH_TW));
    }
}
