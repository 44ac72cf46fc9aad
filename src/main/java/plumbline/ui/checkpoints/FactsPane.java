package plumbline.ui.checkpoints;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Manifest;
import plumbline.ui.control.StateBadge;
import plumbline.ui.fx.Formats;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// Everything a checkpoint says of itself. FX thread only.
final class FactsPane extends VBox {

    private final CheckpointsViewModel model;
    private final CheckpointWords words;
    private final Texts texts;
    private GridPane grid = new GridPane();
    private int row;

    FactsPane(CheckpointsViewModel model) {
        this.model = model;
        this.words = model.words();
        this.texts = words.texts();
        setId("checkpoints-facts");
        getStyleClass().add("inspector-pane");
    }

    void show(@Nullable Checkpoint one) {
        getChildren().clear();
        if (one == null) {
            getChildren().add(wrapped(texts.now("checkpoints.nothing-chosen"), "muted"));
            return;
        }
        getChildren().add(wrapped(one.id(), "section-text"));
        if (!one.label().description().isEmpty()) {
            getChildren().add(wrapped(one.label().description()));
        }
        begin();
        StateBadge state = new StateBadge();
        state.show(CheckpointWords.mark(one), words.stateAndWhen(one, model.now()));
        put("state", state);
        if (!one.detail().isEmpty()) {
            put("detail", wrapped(one.detail(), "not-verified"));
        }
        Manifest manifest = one.manifest();
        if (manifest != null) {
            manifest(manifest);
        }
        put("disk", wrapped(words.bytes(one.diskBytes())));
        put("path", wrapped(one.path().toString(), "mono"));
        if (one.label().pinned()) {
            put("pinned", wrapped(texts.now("checkpoints.pinned")));
        }
        getChildren().add(grid);
        if (manifest != null && !manifest.origin().facts().isEmpty()) {
            facts(manifest.origin().facts());
        }
    }

    private void manifest(Manifest manifest) {
        put("target", wrapped(manifest.origin().target()));
        put("identity", wrapped(texts.identity(manifest.origin().identity().line())));
        put("engine", wrapped(manifest.origin().engine().title() + " "
                + manifest.origin().identity().version().text()));
        put("created", wrapped(words.moment(manifest.created()) + " · " + words.age(manifest.created(), model.now())));
        put("took", wrapped(new Formats(texts.messages()).duration(Duration.ofMillis(manifest.millis()))));
        String reason = switch (manifest.reason()) {
            case Manifest.MANUAL, Manifest.SAFETY, Manifest.SCHEDULED, Manifest.IMPORTED ->
                texts.now("checkpoints.reason." + manifest.reason());
            default -> manifest.reason();
        };
        put("reason", wrapped(reason));
        if (!manifest.restores().isEmpty()) {
            put("restores", wrapped(manifest.restores()));
        }
        if (!manifest.run().isEmpty()) {
            put("run", wrapped(manifest.run()));
        }
        put("who", wrapped(manifest.dbUser().isEmpty()
                ? manifest.osUser()
                : texts.now("checkpoints.who", manifest.osUser(), manifest.dbUser())));
        put("tables", wrapped(words.number(manifest.tables().size())));
        put("rows", wrapped(words.number(manifest.rows())));
        put("bytes", wrapped(words.bytes(manifest.bytes())));
        put("version", wrapped(texts.now("checkpoints.version", manifest.version(), manifest.app())));
    }

    private void facts(Map<String, String> facts) {
        getChildren().add(wrapped(texts.now("checkpoints.facts.origin"), "section-text"));
        begin();
        new TreeMap<>(facts).forEach((name, value) -> line(new Label(name), wrapped(value, "mono")));
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
        value.setId("checkpoints-fact-" + id);
        line(new Label(texts.now("checkpoints.fact." + id)), value);
    }

    private void line(Label name, Node value) {
        name.getStyleClass().add("muted");
        name.setMinWidth(USE_PREF_SIZE);
        GridPane.setValignment(name, javafx.geometry.VPos.TOP);
        grid.addRow(row++, name, value);
    }

    private static Label wrapped(String text, String... styles) {
        Label label = Nodes.styled(new Label(text), styles);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
