package plumbline.ui.backups;

import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plumbline.core.backup.BackupRecord;
import plumbline.core.backup.Flaw;
import plumbline.core.backup.FoundBackup;
import plumbline.core.backup.Kind;
import plumbline.core.backup.Note;
import plumbline.core.target.Identity;
import plumbline.ui.control.FactGrid;
import plumbline.ui.control.StateBadge;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The right side: all that is known of the chosen backup. FX thread only.
final class BackupFacts extends VBox {

    private final BackupsViewModel model;
    private final BackupWords words;
    private final Texts texts;
    private FactGrid grid = new FactGrid();

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
            getChildren().add(Nodes.sentence(texts.now("backups.nothing-chosen"), "muted"));
            return;
        }
        getChildren().add(Nodes.sentence(one.name(), "section-text"));
        grid = new FactGrid();
        Checked checked = model.checkedOf(one);
        StateBadge state = new StateBadge();
        state.show(BackupWords.mark(one, checked), words.state(one, checked, model.now()));
        put("state", state);
        Flaw flaw = checked != null && !checked.good() ? checked.flaws().getFirst() : one.flaw();
        if (flaw != null) {
            put("flaw", Nodes.sentence(flaw.in(texts.messages()), "not-verified"));
        }
        if (one.kind() == Kind.SCRIPT) {
            put("why-not", Nodes.sentence(texts.now("backups.script.says")));
        }
        put("kind", Nodes.sentence(words.kind(one)));
        put("at", Nodes.sentence(words.moment(one.at()) + " · " + words.age(one.at(), model.now())));
        put("bytes", Nodes.sentence(words.bytes(one)));
        if (one.record() != null) {
            record(one.record());
        }
        put("path", Nodes.sentence(one.path().toString(), "mono"));
        getChildren().add(grid);
        if (checked != null && !checked.rows().isEmpty()) {
            rows(checked.rows());
        }
    }

    private void record(BackupRecord record) {
        put("of", Nodes.sentence(record.target()));
        Identity identity = record.identity();
        if (identity != null) {
            put("identity", Nodes.sentence(texts.identity(identity.line())));
            put("server", Nodes.sentence(identity.version().text()));
        }
        put("tool", Nodes.sentence(record.tool()));
        if (!record.tables().isEmpty()) {
            put("tables", Nodes.sentence(String.join(", ", record.tables())));
        }
        put("who", Nodes.sentence(record.who() + " @ " + record.host()));
        put("sha256", Nodes.sentence(record.sha256(), "mono"));
        record.notes()
                .forEach(note -> put("note", Nodes.sentence(new Note(note).in(texts.messages()), "not-verified")));
    }

    private void rows(Map<String, Long> rows) {
        getChildren().add(Nodes.sentence(texts.now("backups.facts.rows"), "section-text"));
        grid = new FactGrid();
        rows.forEach((table, count) -> grid.line(table, Nodes.sentence(words.number(count))));
        getChildren().add(grid);
    }

    private void put(String id, Node value) {
        value.setId("backups-fact-" + id);
        grid.line(texts.now("backups.fact." + id), value);
    }
}
