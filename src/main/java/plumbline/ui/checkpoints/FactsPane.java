package plumbline.ui.checkpoints;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Manifest;
import plumbline.ui.control.FactGrid;
import plumbline.ui.control.StateBadge;
import plumbline.ui.fx.Formats;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// Everything a checkpoint says of itself. FX thread only.
final class FactsPane extends VBox {

    private final CheckpointsViewModel model;
    private final CheckpointWords words;
    private final Texts texts;
    private FactGrid grid = new FactGrid();

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
            getChildren().add(Nodes.sentence(texts.now("checkpoints.nothing-chosen"), "muted"));
            return;
        }
        getChildren().add(Nodes.sentence(one.id(), "section-text"));
        if (!one.label().description().isEmpty()) {
            getChildren().add(Nodes.sentence(one.label().description()));
        }
        grid = new FactGrid();
        StateBadge state = new StateBadge();
        state.wrap();
        state.show(CheckpointWords.mark(one), words.stateAndWhen(one, model.now()));
        put("state", state);
        if (one.fault() != null) {
            put("detail", Nodes.sentence(one.fault().in(texts.messages()), "not-verified"));
        }
        Manifest manifest = one.manifest();
        if (manifest != null) {
            manifest(manifest);
        }
        put("disk", Nodes.sentence(words.bytes(one.diskBytes())));
        put("path", Nodes.sentence(one.path().toString(), "mono"));
        if (one.label().pinned()) {
            put("pinned", Nodes.sentence(texts.now("checkpoints.pinned")));
        }
        getChildren().add(grid);
        if (manifest != null && !manifest.origin().facts().isEmpty()) {
            facts(manifest.origin().facts());
        }
    }

    private void manifest(Manifest manifest) {
        put("target", Nodes.sentence(manifest.origin().target()));
        put("identity", Nodes.sentence(texts.identity(manifest.origin().identity().line())));
        put("engine", Nodes.sentence(manifest.origin().engine().title() + " "
                + manifest.origin().identity().version().text()));
        put("created",
                Nodes.sentence(words.moment(manifest.created()) + " · " + words.age(manifest.created(), model.now())));
        put("took", Nodes.sentence(new Formats(texts.messages()).duration(Duration.ofMillis(manifest.millis()))));
        String reason = switch (manifest.reason()) {
            case Manifest.MANUAL, Manifest.SAFETY, Manifest.SCHEDULED, Manifest.IMPORTED ->
                texts.now("checkpoints.reason." + manifest.reason());
            default -> manifest.reason();
        };
        put("reason", Nodes.sentence(reason));
        if (!manifest.restores().isEmpty()) {
            put("restores", Nodes.sentence(manifest.restores()));
        }
        if (!manifest.run().isEmpty()) {
            put("run", Nodes.sentence(manifest.run()));
        }
        put("who", Nodes.sentence(manifest.dbUser().isEmpty()
                ? manifest.osUser()
                : texts.now("checkpoints.who", manifest.osUser(), manifest.dbUser())));
        put("tables", Nodes.sentence(words.number(manifest.tables().size())));
        put("rows", Nodes.sentence(words.number(manifest.rows())));
        put("bytes", Nodes.sentence(words.bytes(manifest.bytes())));
        put("version", Nodes.sentence(texts.now("checkpoints.version", manifest.version(), manifest.app())));
    }

    private void facts(Map<String, String> facts) {
        getChildren().add(Nodes.sentence(texts.now("checkpoints.facts.origin"), "section-text"));
        grid = new FactGrid();
        new TreeMap<>(facts).forEach((name, value) -> grid.line(name, Nodes.sentence(value, "mono")));
        getChildren().add(grid);
    }

    private void put(String id, Node value) {
        value.setId("checkpoints-fact-" + id);
        grid.line(texts.now("checkpoints.fact." + id), value);
    }
}
