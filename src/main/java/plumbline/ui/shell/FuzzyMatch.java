package plumbline.ui.shell;

import java.util.Locale;

/// How well a few typed letters fit a text: all of them must occur in order.
final class FuzzyMatch {

    /// The letters do not occur in the text in this order.
    static final int NONE = -1;

    private static final int WORD_START = 8;
    private static final int IN_A_ROW = 5;
    private static final int WHOLE = 40;

    private FuzzyMatch() {}

    /// The higher the better; [#NONE] where it does not fit; 0 for an empty query.
    static int score(String query, String text) {
        String letters = query.toLowerCase(Locale.ROOT).replace(" ", "");
        String all = text.toLowerCase(Locale.ROOT);
        int score = all.contains(query.strip().toLowerCase(Locale.ROOT)) && !letters.isEmpty() ? WHOLE : 0;
        int at = -1;
        for (int i = 0; i < letters.length(); i++) {
            int next = all.indexOf(letters.charAt(i), at + 1);
            if (next < 0) {
                return NONE;
            }
            boolean startsWord = next == 0 || !Character.isLetterOrDigit(all.charAt(next - 1));
            score += 1 + (startsWord ? WORD_START : 0) + (next == at + 1 ? IN_A_ROW : 0);
            at = next;
        }
        return score;
    }
}
