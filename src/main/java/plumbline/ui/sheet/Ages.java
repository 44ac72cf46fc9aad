package plumbline.ui.sheet;

import java.time.Duration;

import plumbline.ui.fx.Texts;

/// How long ago, in words.
final class Ages {
    private Ages() {}

    static String ago(Duration age, Texts texts) {
        if (age.toSeconds() < 1) {
            return texts.now("sheet.age.now");
        }
        return age.toMinutes() < 1
                ? texts.now("sheet.age.seconds", age.toSeconds())
                : texts.now("sheet.age.minutes", age.toMinutes());
    }
}
