package plumbline.ui.inconsistencies;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import plumbline.core.check.CheckStatus;
import plumbline.ui.fx.Texts;
import plumbline.ui.inconsistencies.Entry.OfCheck;
import plumbline.ui.inconsistencies.Entry.OfPack;
import plumbline.ui.inconsistencies.Entry.OfRest;
import plumbline.ui.inconsistencies.Entry.OfTarget;
import plumbline.ui.inconsistencies.Entry.Rest;

/// The checks as a tree: targets, their packs, their checks. What is clean or skipped is folded into one line a pack, so
/// that 150 checks stay readable. It is a flat list with levels, because only such a list keeps its place when a line
/// changes. FX thread only.
public final class CheckTree {
    /// So few clean or skipped checks are shown one by one.
    static final int SHOWN_ANYWAY = 3;

    private final CheckList list;
    private final Texts texts;
    private final ReadOnlyObjectProperty<@Nullable CheckKey> chosen;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty("");
    private final BooleanProperty onlyFindings = new SimpleBooleanProperty();
    private final Set<CheckKey> turned = new HashSet<>();

    /// @param chosen the check that stays in view whatever is folded
    CheckTree(CheckList list, Texts texts, ReadOnlyObjectProperty<@Nullable CheckKey> chosen) {
        this.list = list;
        this.texts = texts;
        this.chosen = chosen;
        list.entries().addListener((ListChangeListener<Entry>) _ -> build());
        search.addListener((_, _, _) -> build());
        onlyFindings.addListener((_, _, _) -> build());
        chosen.addListener((_, _, _) -> build());
        texts.languageProperty().addListener((_, _, _) -> build());
        build();
    }

    /// Opens what is closed and closes what is open.
    public void turn(Line line) {
        if (line.opens() && !turned.remove(line.entry().key())) {
            turned.add(line.entry().key());
        }
        build();
    }

    /// Opens everything over a check.
    void reveal(CheckKey key) {
        list.check(key).ifPresent(check -> {
            turned.remove(new CheckKey(key.target(), ""));
            turned.remove(new CheckKey(key.target(), check.check().pack()));
            build();
        });
    }

    private boolean searching() {
        return !search.get().isBlank();
    }

    private void build() {
        List<Line> next = new ArrayList<>();
        List<Entry> entries = list.entries();
        int at = 0;
        while (at < entries.size()) {
            int end = at + 1;
            while (end < entries.size() && !(entries.get(end) instanceof OfTarget)) {
                end++;
            }
            if (entries.get(at) instanceof OfTarget target) {
                target(target, entries.subList(at + 1, end), next);
            }
            at = end;
        }
        publish(next);
    }

    private void target(OfTarget target, List<Entry> below, List<Line> into) {
        List<Line> inside = new ArrayList<>();
        int at = 0;
        while (at < below.size()) {
            int end = at + 1;
            while (end < below.size() && below.get(end) instanceof OfCheck) {
                end++;
            }
            if (below.get(at) instanceof OfPack pack) {
                pack(pack, below.subList(at + 1, end).stream().map(OfCheck.class::cast).toList(), inside);
            }
            at = end;
        }
        if (inside.isEmpty() && narrowed() && target.problem() == null) {
            return;
        }
        boolean open = searching() || !turned.contains(target.key());
        into.add(new Line(target, 0, !inside.isEmpty(), open));
        if (open) {
            into.addAll(inside);
        }
    }

    private boolean narrowed() {
        return searching() || onlyFindings.get();
    }

    private void pack(OfPack pack, List<OfCheck> checks, List<Line> into) {
        List<OfCheck> passing = checks.stream().filter(this::passes).toList();
        if (passing.isEmpty()) {
            return;
        }
        boolean open = searching() || !turned.contains(pack.key());
        into.add(new Line(pack, 1, true, open));
        if (!open) {
            return;
        }
        Map<Rest, List<OfCheck>> rests = new EnumMap<>(Rest.class);
        for (Rest rest : Rest.values()) {
            List<OfCheck> some = passing.stream().filter(check -> rest(check) == rest).toList();
            if (some.size() > SHOWN_ANYWAY && !narrowed()) {
                rests.put(rest, some);
            }
        }
        for (OfCheck check : passing) {
            Rest rest = rest(check);
            if (rest == null || !rests.containsKey(rest) || check.key().equals(chosen.get())) {
                into.add(new Line(check, 2, false, false));
            }
        }
        rests.forEach((rest, some) -> rest(pack, rest, some, into));
    }

    private void rest(OfPack pack, Rest rest, List<OfCheck> some, List<Line> into) {
        OfRest line = new OfRest(pack.target(), pack.pack(), rest, some.size());
        boolean open = turned.contains(line.key());
        into.add(new Line(line, 2, true, open));
        if (open) {
            some.stream().filter(check -> !check.key().equals(chosen.get()))
                    .forEach(check -> into.add(new Line(check, 3, false, false)));
        }
    }

    private static @Nullable Rest rest(OfCheck check) {
        if (check.result() == null) {
            return null;
        }
        return switch (check.result().status()) {
            case CLEAN -> Rest.CLEAN;
            case SKIPPED -> Rest.SKIPPED;
            case FINDINGS, FAILED -> null;
        };
    }

    private boolean passes(OfCheck check) {
        boolean found = check.found() > 0 || (check.result() != null && check.result().status() == CheckStatus.FAILED);
        if (onlyFindings.get() && !found) {
            return false;
        }
        String words = search.get().strip().toLowerCase(Locale.ROOT);
        return words.isEmpty() || texts.now(check.check().title()).toLowerCase(Locale.ROOT).contains(words)
                || check.check().path().contains(words);
    }

    private void publish(List<Line> next) {
        boolean sameKeys = next.size() == lines.size();
        for (int i = 0; i < next.size() && sameKeys; i++) {
            sameKeys = next.get(i).entry().key().equals(lines.get(i).entry().key());
        }
        if (!sameKeys) {
            lines.setAll(next);
            return;
        }
        for (int i = 0; i < next.size(); i++) {
            if (!next.get(i).equals(lines.get(i))) {
                lines.set(i, next.get(i));
            }
        }
    }

    /// The lines that are seen, in order.
    public ObservableList<Line> lines() {
        return lines;
    }

    /// Words that must occur in a check's title or path; while there are any, everything is open.
    public StringProperty searchProperty() {
        return search;
    }

    /// Whether only checks with findings, and those that could not be asked, are shown.
    public BooleanProperty onlyFindingsProperty() {
        return onlyFindings;
    }
}
