package plumbline.ui.sheet;

import java.text.NumberFormat;
import java.util.List;

import plumbline.ui.fx.Texts;

/// Whole numbers as the person's language writes them.
final class Counted {
    private Counted() {}

    /// One run by its number, several as the first and the last of them.
    static String runs(List<String> runs, Texts texts) {
        return runs.size() < 2
                ? String.join("", runs)
                : texts.now("sheet.runs", runs.getFirst(), runs.getLast(), of(runs.size(), texts));
    }

    static String of(long number, Texts texts) {
        return NumberFormat.getIntegerInstance(texts.messages().language().locale()).format(number);
    }
}
