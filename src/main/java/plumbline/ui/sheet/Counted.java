package plumbline.ui.sheet;

import java.text.NumberFormat;

import plumbline.ui.fx.Texts;

/// Whole numbers as the person's language writes them.
final class Counted {
    private Counted() {}

    static String of(long number, Texts texts) {
        return NumberFormat.getIntegerInstance(texts.messages().language().locale()).format(number);
    }
}
