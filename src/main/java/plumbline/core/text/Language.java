package plumbline.core.text;

import java.util.Locale;
import java.util.Optional;

/// The languages of the screens, the reports and the packs.
public enum Language {

    EN("en", Locale.US, "English"), ZH_CN("zh-CN", Locale.SIMPLIFIED_CHINESE, "简体中文"), ZH_TW("zh-TW",
            Locale.TRADITIONAL_CHINESE, "繁體中文");

    private final String tag;
    private final Locale locale;
    private final String ownName;

    Language(String tag, Locale locale, String ownName) {
        this.tag = tag;
        this.locale = locale;
        this.ownName = ownName;
    }

    /// The tag used in files and on the command line, for example `zh-CN`.
    public String tag() {
        return tag;
    }

    /// The locale that numbers and dates are written in.
    public Locale locale() {
        return locale;
    }

    /// The language's name in itself, for the menu in which it is chosen.
    public String ownName() {
        return ownName;
    }

    /// The language with this tag, if it is one of ours.
    public static Optional<Language> ofTag(String tag) {
        for (Language language : values()) {
            if (language.tag.equalsIgnoreCase(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /// The language nearest to a system's locale; English where there is none.
    public static Language nearest(Locale system) {
        if (!system.getLanguage().equals("zh")) {
            return EN;
        }
        boolean traditional = system.getScript().equals("Hant") || system.getCountry().equals("TW")
                || system.getCountry().equals("HK") || system.getCountry().equals("MO");
        return traditional ? ZH_TW : ZH_CN;
    }
}
