package plumbline.ui.backups;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plumbline.core.check.CronText;
import plumbline.core.schedule.LastRun;
import plumbline.core.schedule.Timed;
import plumbline.ui.control.StateBadge;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The right side: all that is known of the chosen job. FX thread only.
final class ScheduleFacts extends VBox {

    private static final int NEXT = 3;

    private final SchedulesViewModel model;
    private final ScheduleWords words;
    private final Texts texts;
    private GridPane grid = new GridPane();
    private int row;

    ScheduleFacts(SchedulesViewModel model, ScheduleWords words) {
        this.model = model;
        this.words = words;
        this.texts = model.words().texts();
        setId("schedules-facts");
        getStyleClass().add("inspector-pane");
    }

    void show(@Nullable Timed<?> one) {
        getChildren().clear();
        row = 0;
        grid = Nodes.styled(new GridPane(), "lock-facts");
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(new ColumnConstraints(), values);
        if (one == null) {
            getChildren().add(Forms.sentence(texts.now("backups.schedule.says"), "muted"));
        } else {
            getChildren().add(Forms.sentence(one.job().name(), "section-text"));
            job(one);
        }
        put("written", Forms.sentence(model.file().toString(), "mono"));
        getChildren().add(grid);
    }

    private void job(Timed<?> one) {
        SortedTable.State result = words.result(one);
        StateBadge badge = new StateBadge();
        badge.show(result.mark(), result.words());
        put("result", badge);
        LastRun last = one.result().orElse(null);
        if (last != null && last.problem() != null) {
            put("problem", Forms.sentence(texts.now(last.problem()), "not-verified"));
        }
        if (last != null && !last.made().isEmpty()) {
            put("made", Forms.sentence(String.join("\n", last.made())));
        }
        if (last != null && last.deleted() > 0) {
            put("deleted", Forms.sentence(model.words().number(last.deleted())));
        }
        if (one.missed() > 0) {
            put("missed", Forms.sentence(model.words().number(one.missed()), "not-verified"));
        }
        put("kind", Forms.sentence(words.kind(one.job())));
        put("of", Forms.sentence(words.of(one.job())));
        put("what", Forms.sentence(words.what(one.job())));
        put("when", Forms.sentence(words.when(one.job())));
        put("cron", Forms.sentence(one.job().cron(), "mono"));
        put("next", Forms.sentence(next(one)));
        put("keeps", Forms.sentence(words.keeps(one.job())));
        one.last().ifPresent(at -> put("last", Forms.sentence(
                model.words().moment(at) + " · " + model.words().age(at, model.now()))));
        put("to", Forms.sentence(words.folder(one.job())));
    }

    private String next(Timed<?> one) {
        List<String> times = new ArrayList<>();
        Instant now = model.now();
        if (one.due(now)) {
            times.add(texts.now("backup.due"));
        }
        Optional<ZonedDateTime> at = CronText.next(one.job().cron(), now.atZone(model.words().zone()));
        while (at.isPresent() && times.size() < NEXT) {
            times.add(model.words().moment(at.get().toInstant()));
            at = CronText.next(one.job().cron(), at.get());
        }
        return String.join("\n", times);
    }

    private void put(String id, Node value) {
        value.setId("schedules-fact-" + id);
        Label name = Nodes.styled(new Label(texts.now("backups.schedule.fact." + id)), "muted");
        name.setMinWidth(USE_PREF_SIZE);
        GridPane.setValignment(name, javafx.geometry.VPos.TOP);
        grid.addRow(row++, name, value);
    }
}
