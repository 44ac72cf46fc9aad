package plumbline.ui.inconsistencies;

import java.text.NumberFormat;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import plumbline.core.check.CheckResult;
import plumbline.core.pack.Severity;
import plumbline.ui.fx.Notice;
import plumbline.ui.fx.Notices;
import plumbline.ui.fx.Texts;
import plumbline.ui.inconsistencies.Entry.OfCheck;

/// Says so when checks find more than at their answer before: one notice for each run, however many they are. FX thread
/// only.
public final class News {
    private static final int NAMED = 3;

    private final Texts texts;
    private final Notices notices;
    private final Consumer<CheckKey> open;

    /// @param open takes the person to a check
    public News(CheckList list, Texts texts, Notices notices, Consumer<CheckKey> open) {
        this.texts = texts;
        this.notices = notices;
        this.open = open;
        list.onNews(this::tell);
    }

    private void tell(List<OfCheck> more) {
        // the worst first, and of those the one that grew most
        List<OfCheck> ordered = more.stream().sorted(Comparator.comparing(News::severity)
                .thenComparingLong(check -> -check.lastRun().by())).toList();
        OfCheck worst = ordered.getFirst();
        String target = worst.target().name();
        String text = ordered.size() == 1
                ? texts.now("inconsistencies.news.one", worst.lastRun().by(), target,
                        texts.now(worst.check().title()), number(worst.found()))
                : texts.now("inconsistencies.news.many", number(ordered.size()), target, titles(ordered));
        notices.show(new Notice(Notice.Kind.WARNING, text, texts.now("inconsistencies.news.show"),
                () -> open.accept(worst.key())));
    }

    private static Severity severity(OfCheck check) {
        CheckResult result = check.result();
        return result == null ? check.check().severity() : result.severity();
    }

    private String titles(List<OfCheck> checks) {
        String first = checks.stream().limit(NAMED).map(check -> texts.now("inconsistencies.news.part",
                texts.now(check.check().title()), number(check.lastRun().by())))
                .collect(Collectors.joining(texts.now("inconsistencies.list-separator")));
        return checks.size() <= NAMED
                ? first
                : texts.now("inconsistencies.news.more", first, number(checks.size() - NAMED));
    }

    private String number(long number) {
        return NumberFormat.getIntegerInstance(texts.messages().language().locale()).format(number);
    }
}
