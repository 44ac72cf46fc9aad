package plumbline.ui.backups;

import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plumbline.core.backup.BackupRecord;
import plumbline.core.backup.Flaw;
import plumbline.core.backup.FoundBackup;
import plumbline.core.backup.Kind;
import plumbline.core.target.Identity;
import plumbline.ui.control.StateBadge;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The right side: all that is known of the chosen backup. FX thread only.
final class BackupFacts extends VBox {

    private final BackupsViewModel model;
    private final BackupWords words;
    private final Texts texts;
    private GridPane grid = new GridPane();
    private int row;

    BackupFacts(BackupsViewModel model) {
        this.model = model;
        this.words = model.words();
        this.texts = words.texts();
        setId("backups-facts");
        getStyleClass().add("inspector-pane");
    }

    void show(@Nullable FoundBackup one) {
        getChildren().clear();
        if (one == null) {
            getChildren().add(Forms.sentence(texts.now("backups.nothing-chosen"), "muted"));
            return;
        }
        getChildren().add(Forms.sentence(one.name(), "section-text"));
        begin();
        Checked checked = model.checkedOf(one);
        StateBadge state = new StateBadge();
        state.show(BackupWords.mark(one, checked), words.state(one, checked, model.now()));
        put("state", state);
        Flaw flaw = checked != null && !checked.good() ? checked.flaws().getFirst() : one.flaw();
        if (flaw != null) {
            put("flaw", Forms.sentence(flaw.text(texts.messages()), "not-verified"));
        }
        if (one.kind() == Kind.SCRIPT) {
            put("why-not", Forms.sentence(texts.now("backups.script.says")));
        }
        put("kind", Forms.sentence(words.kind(one)));
        put("at", Forms.sentence(words.moment(one.at()) + " · " + words.age(one.at(), model.now())));
        put("bytes", Forms.sentence(words.bytes(one)));
        if (one.record() != null) {
            record(one.record());
        }
        put("path", Forms.sentence(one.path().toString(), "mono"));
        getChildren().add(grid);
        if (checked != null && !checked.rows().isEmpty()) {
            rows(checked.rows());
        }
    }

    private void record(BackupRecord record) {
        put("of", Forms.sentence(record.target()));
        Identity identity = record.identity();
        if (identity != null) {
            put("identity", Forms.sentence(texts.identity(identity.line())));
            put("server", Forms.sentence(identity.version().text()));
        }
        put("tool", Forms.sentence(record.tool()));
        if (!record.tables().isEmpty()) {
            put("tables", Forms.sentence(String.join(", ", record.tables())));
        }
        put("who", Forms.sentence(record.who() + " @ " + record.host()));
        put("sha256", Forms.sentence(record.sha256(), "mono"));
        record.notes().forEach(note -> put("note", Forms.sentence(note, "not-verified")));
    }

    private void rows(Map<String, Long> rows) {
        getChildren().add(Forms.sentence(texts.now("backups.facts.rows"), "section-text"));
        begin();
        rows.forEach((table, count) -> line(new Label(table), Forms.sentence(words.number(count))));
        getChildren().add(grid);
    }

    private void begin() {
        grid = Nodes.styled(new GridPane(), "lock-facts");
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(new ColumnConstraints(), values);
        row = 0;
    }

    private void put(String id, Node value) {
        value.setId("backups-fact-" + id);
        line(new Label(texts.now("backups.fact." + id)), value);
    }

    private void line(Label name, Node value) {
        name.getStyleClass().add("muted");
        name.setMinWidth(USE_PREF_SIZE);
        GridPane.setValignment(name, javafx.geometry.VPos.TOP);
        grid.addRow(row++, name, value);
    }
}
