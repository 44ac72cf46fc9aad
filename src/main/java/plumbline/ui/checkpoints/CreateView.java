package plumbline.ui.checkpoints;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import plumbline.core.target.Target;
import plumbline.ui.checkpoints.CreateViewModel.Line;
import plumbline.ui.checkpoints.CreateViewModel.What;
import plumbline.ui.control.DialogEnd;
import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The question what is to be saved. FX thread only.
final class CreateView {

    private final CreateViewModel model;
    private final Texts texts;
    private final VBox root = Nodes.named(new VBox(), "create", "dialog-pane", "sheet", "form-dialog");
    private final EnvironmentBadge badge = new EnvironmentBadge();

    CreateView(CreateViewModel model, Texts texts, Runnable close) {
        this.model = model;
        this.texts = texts;
        HBox head = Nodes.styled(new HBox(Nodes.styled(new Label(texts.now("checkpoints.create.title")), "title-text"),
                badge), "sheet-header");
        head.setAlignment(Pos.CENTER_LEFT);
        Label says = Nodes.styled(new Label(texts.now("checkpoints.create.says")), "muted");
        says.setWrapText(true);
        says.setMinHeight(Region.USE_PREF_SIZE);
        VBox form = Nodes.styled(new VBox(targets(), what(), packs(), schemas(), tables(), names(), work()),
                "form-body");
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Label problem = Nodes.named(new Label(), "create-problem", "mistake");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        DialogEnd.follow(problem, model.problemProperty(), texts);
        root.getChildren().setAll(head, says, scroll, problem, verbs(close));
        root.setPrefHeight(600);
        model.targetProperty().subscribe(this::show);
    }

    private void show(@Nullable Target target) {
        badge.setVisible(target != null);
        root.getStyleClass().removeIf(style -> style.startsWith("frame-"));
        if (target != null) {
            badge.show(target.environment(), target.name(), texts);
            root.getStyleClass().add("frame-" + target.environment().word());
        }
    }

    private Node targets() {
        ComboBox<Target> box = Nodes.named(new ComboBox<>(), "create-target");
        box.setItems(model.targets());
        box.setConverter(words(Target::name));
        box.setPrefWidth(280);
        box.setAccessibleText(texts.now("checkpoints.target"));
        box.valueProperty().bindBidirectional(model.targetProperty());
        return field("checkpoints.target", box);
    }

    private static <T> StringConverter<T> words(Function<T, String> of) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : of.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null; // the box can't be typed into
            }
        };
    }

    private Node field(String key, Node node) {
        Label label = Nodes.styled(new Label(texts.now(key)), "section-text");
        VBox box = new VBox(4, label, node);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return box;
    }

    private Node what() {
        FlowPane kinds = new FlowPane(16, 4);
        ToggleGroup group = new ToggleGroup();
        for (What what : What.values()) {
            RadioButton button = Nodes.named(new RadioButton(texts.now("checkpoints.create.what." + what.word())),
                    "create-what-" + what.word());
            button.setAccessibleText(button.getText());
            button.setToggleGroup(group);
            button.setOnAction(_ -> model.whatProperty().set(what));
            if (what == What.PACK) {
                button.disableProperty().bind(Bindings.isEmpty(model.packTables()));
            }
            model.whatProperty().subscribe(now -> button.setSelected(now == what));
            kinds.getChildren().add(button);
        }
        return field("checkpoints.create.what", kinds);
    }

    private static void shownWhile(Node node, BooleanBinding condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    private Node packs() {
        ComboBox<PackTables> box = Nodes.named(new ComboBox<>(), "create-pack");
        box.setItems(model.packTables());
        box.setConverter(words(pack -> texts.now("checkpoints.create.pack-of", pack.title(), pack.tables().size())));
        box.setAccessibleText(texts.now("checkpoints.create.what.pack"));
        box.valueProperty().bindBidirectional(model.packProperty());
        shownWhile(box, model.whatProperty().isEqualTo(What.PACK));
        return box;
    }

    private Node schemas() {
        ComboBox<String> box = Nodes.named(new ComboBox<>(), "create-schema");
        box.setItems(model.schemas());
        box.setAccessibleText(texts.now("checkpoints.create.what.schema"));
        box.setPrefWidth(280);
        box.valueProperty().bindBidirectional(model.schemaProperty());
        shownWhile(box, model.whatProperty().isEqualTo(What.SCHEMA));
        return box;
    }

    private Node tables() {
        TextField filter = Nodes.named(new TextField(), "create-filter");
        filter.setPromptText(texts.now("checkpoints.create.filter"));
        filter.setAccessibleText(texts.now("checkpoints.create.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setPrefWidth(220);
        Button all = button("create-choose-all", "checkpoints.create.choose-all");
        all.setOnAction(_ -> model.chooseShown(true));
        Button none = button("create-choose-none", "checkpoints.create.choose-none");
        none.setOnAction(_ -> model.chooseShown(false));
        Label count = Nodes.styled(new Label(), "muted");
        model.changedProperty().subscribe((_, _) -> count
                .setText(texts.now("checkpoints.create.chosen", model.chosenTables())));
        HBox bar = Nodes.styled(new HBox(filter, all, none, count), "sheet-row");
        bar.setAlignment(Pos.CENTER_LEFT);
        ListView<Line> list = Nodes.named(new ListView<>(), "create-tables");
        list.setItems(model.shown());
        list.setAccessibleText(texts.now("checkpoints.create.what.tables"));
        list.setCellFactory(CheckBoxListCell.forListView(Line::chosen,
                words(line -> line.table().name() + (line.table().rows() < 0
                        ? ""
                        : "   ~ " + texts.now("checkpoints.rows", line.table().rows(), line.table().rows())))));
        list.setPrefHeight(28 * 7.0);
        list.setMinHeight(28 * 4.0);
        Label placeholder = Nodes.styled(new Label(), "muted");
        model.loadingProperty().subscribe(loading -> placeholder.setText(
                texts.now(loading ? "checkpoints.create.loading" : "checkpoints.tables.none")));
        list.setPlaceholder(placeholder);
        VBox box = new VBox(6, bar, list);
        shownWhile(box, model.whatProperty().isEqualTo(What.TABLES));
        return box;
    }

    private Node names() {
        TextField name = text("create-name", "checkpoints.create.name-prompt", model.nameProperty());
        TextField description = text("create-description", "checkpoints.create.description",
                model.descriptionProperty());
        return new VBox(8, field("checkpoints.create.name", name),
                field("checkpoints.create.description", description));
    }

    private TextField text(String id, String key, javafx.beans.property.StringProperty property) {
        TextField field = Nodes.named(new TextField(), id);
        field.setPromptText(texts.now(key));
        field.setAccessibleText(texts.now(key));
        field.textProperty().bindBidirectional(property);
        return field;
    }

    private Node work() {
        Spinner<Integer> workers = Nodes.named(new Spinner<>(1, 8, model.workersProperty().get()), "create-workers");
        workers.setPrefWidth(80);
        workers.setAccessibleText(texts.now("checkpoints.create.workers"));
        workers.valueProperty().subscribe((_, value) -> model.workersProperty().set(value == null ? 1 : value));
        HBox row = Nodes.styled(new HBox(new Label(texts.now("checkpoints.create.workers")), workers), "sheet-row");
        row.setAlignment(Pos.CENTER_LEFT);
        CheckBox hold = Nodes.named(new CheckBox(texts.now("checkpoints.create.hold")), "create-hold");
        hold.setAccessibleText(hold.getText());
        hold.setWrapText(true);
        hold.setMinHeight(Region.USE_PREF_SIZE);
        hold.selectedProperty().bindBidirectional(model.holdProperty());
        return new VBox(8, row, hold);
    }

    private Button button(String id, String key) {
        Button button = Nodes.named(new Button(texts.now(key)), id);
        button.setAccessibleText(button.getText());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private Node verbs(Runnable close) {
        Label mistake = Nodes.named(new Label(), "create-mistake", "muted");
        mistake.textProperty().bind(model.mistake());
        mistake.setWrapText(true);
        mistake.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(mistake, Priority.ALWAYS);
        Button create = button("create-act", "checkpoints.create.verb");
        create.getStyleClass().add("accent");
        create.setDefaultButton(true);
        create.disableProperty().bind(model.mistake().isNotEmpty());
        create.setOnAction(_ -> {
            close.run();
            model.create();
        });
        Button cancel = button("create-cancel", "checkpoints.cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> close.run());
        HBox row = Nodes.styled(new HBox(mistake, create, cancel), "sheet-row");
        row.setAlignment(Pos.CENTER_RIGHT);
        row.setMinHeight(Region.USE_PREF_SIZE);
        return row;
    }

    Parent root() {
        return root;
    }
}
