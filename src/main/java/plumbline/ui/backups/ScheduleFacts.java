package plumbline.ui.backups;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plumbline.core.check.CronText;
import plumbline.core.schedule.LastRun;
import plumbline.core.schedule.Timed;
import plumbline.ui.control.FactGrid;
import plumbline.ui.control.StateBadge;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The right side: all that is known of the chosen job. FX thread only.
final class ScheduleFacts extends VBox {

    private static final int NEXT = 3;

    private final SchedulesViewModel model;
    private final ScheduleWords words;
    private final Texts texts;
    private FactGrid grid = new FactGrid();

    ScheduleFacts(SchedulesViewModel model, ScheduleWords words) {
        this.model = model;
        this.words = words;
        this.texts = model.words().texts();
        setId("schedules-facts");
        getStyleClass().add("inspector-pane");
    }

    void show(@Nullable Timed<?> one) {
        getChildren().clear();
        grid = new FactGrid();
        if (one == null) {
            getChildren().add(Nodes.sentence(texts.now("backups.schedule.says"), "muted"));
        } else {
            getChildren().add(Nodes.sentence(one.job().name(), "section-text"));
            job(one);
        }
        put("written", Nodes.sentence(model.file().toString(), "mono"));
        getChildren().add(grid);
    }

    private void job(Timed<?> one) {
        SortedTable.State result = words.result(one);
        StateBadge badge = new StateBadge();
        badge.show(result.mark(), result.words());
        put("result", badge);
        LastRun last = one.result().orElse(null);
        if (last != null && last.problem() != null) {
            put("problem", Nodes.sentence(texts.now(last.problem()), "not-verified"));
        }
        if (last != null && !last.made().isEmpty()) {
            put("made", Nodes.sentence(String.join("\n", last.made())));
        }
        if (last != null && last.deleted() > 0) {
            put("deleted", Nodes.sentence(model.words().number(last.deleted())));
        }
        if (one.missed() > 0) {
            put("missed", Nodes.sentence(model.words().number(one.missed()), "not-verified"));
        }
        put("kind", Nodes.sentence(words.kind(one.job())));
        put("of", Nodes.sentence(words.of(one.job())));
        put("what", Nodes.sentence(words.what(one.job())));
        put("when", Nodes.sentence(words.when(one.job())));
        put("cron", Nodes.sentence(one.job().cron(), "mono"));
        put("next", Nodes.sentence(next(one)));
        put("keeps", Nodes.sentence(words.keeps(one.job())));
        one.last().ifPresent(at -> put("last", Nodes.sentence(
                model.words().moment(at) + " · " + model.words().age(at, model.now()))));
        put("to", Nodes.sentence(words.folder(one.job())));
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
        grid.line(texts.now("backups.schedule.fact." + id), value);
    }
}
