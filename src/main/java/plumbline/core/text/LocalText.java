package plumbline.core.text;

import java.util.Map;

/// One text in several languages, as packs and metrics carry it.
///
/// @param byLanguage at least the English text
public record LocalText(Map<Language, String> byLanguage) {

    public LocalText {
        byLanguage = Map.copyOf(byLanguage);
        if (!byLanguage.containsKey(Language.EN)) {
            throw new IllegalArgumentException("a text needs at least its English form");
        }
    }

    /// The same text for every language, for names that are not translated.
    public static LocalText same(String text) {
        return new LocalText(Map.of(Language.EN, text));
    }

    /// The text in a language; where it is missing, the other Chinese form, then English.
    public String in(Language language) {
        String exact = byLanguage.get(language);
        if (exact != null) {
            return exact;
        }
        String other = switch (language) {
            case ZH_CN -> byLanguage.get(Language.ZH_TW);
            case ZH_TW -> byLanguage.get(Language.ZH_CN);
            case EN -> null;
        };
        return other != null ? other : english();
    }

    private String english() {
        return byLanguage.getOrDefault(Language.EN, "");
    }
}
