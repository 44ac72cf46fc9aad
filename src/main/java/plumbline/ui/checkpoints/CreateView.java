package plumbline.ui.checkpoints;

import java.util.List;
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
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import plumbline.ui.checkpoints.CreateViewModel.Line;
import plumbline.ui.checkpoints.CreateViewModel.What;
import plumbline.ui.control.DialogEnd;
import plumbline.ui.control.FormDialog;
import plumbline.ui.control.Forms;
import plumbline.ui.fx.ChoiceWords;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The question what is to be saved. FX thread only.
final class CreateView {

    private final CreateViewModel model;
    private final Texts texts;
    private final Forms forms;
    private final FormDialog root;

    CreateView(CreateViewModel model, Texts texts, Runnable close) {
        this.model = model;
        this.texts = texts;
        forms = new Forms(texts, "create");
        Label problem = Nodes.sentence(Nodes.named(new Label(), "create-problem", "mistake"));
        DialogEnd.follow(problem, model.problemProperty(), texts);
        VBox fields = new VBox(
                forms.field("checkpoints.target",
                        forms.targets("checkpoints.target", model.targets(), model.targetProperty())),
                what(), packs(), schemas(), tables(), names(), work());
        root = new FormDialog("create", texts.now("checkpoints.create.title"),
                Nodes.sentence(texts.now("checkpoints.create.says"), "muted"), fields, problem, verbs(close));
        root.setPrefHeight(600);
        model.targetProperty().subscribe(target -> root.about(target, texts));
    }

    private Node what() {
        FlowPane kinds = forms.oneOf("what", List.of(What.values()), What::word,
                what -> "checkpoints.create.what." + what.word(), model.whatProperty());
        kinds.getChildren().get(List.of(What.values()).indexOf(What.PACK)).disableProperty()
                .bind(Bindings.isEmpty(model.packTables()));
        return forms.field("checkpoints.create.what", kinds);
    }

    private static void shownWhile(Node node, BooleanBinding condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    private Node packs() {
        ComboBox<PackTables> box = Nodes.named(new ComboBox<>(), "create-pack");
        box.setItems(model.packTables());
        box.setConverter(
                new ChoiceWords<>(pack -> texts.now("checkpoints.create.pack-of", pack.title(), pack.tables().size())));
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
        TextField filter = forms.text("filter", "checkpoints.create.filter", model.filterProperty());
        filter.setPrefWidth(220);
        Button all = forms.button("choose-all", "checkpoints.create.choose-all");
        all.setOnAction(_ -> model.chooseShown(true));
        Button none = forms.button("choose-none", "checkpoints.create.choose-none");
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
                new ChoiceWords<>(line -> line.table().name() + (line.table().rows() < 0
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
        return new VBox(8,
                forms.field("checkpoints.create.name",
                        forms.text("name", "checkpoints.create.name-prompt", model.nameProperty())),
                forms.field("checkpoints.create.description",
                        forms.text("description", "checkpoints.create.description", model.descriptionProperty())));
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

    private Node verbs(Runnable close) {
        Label mistake = new Label();
        mistake.textProperty().bind(model.mistake());
        Button create = forms.button("act", "checkpoints.create.verb");
        create.getStyleClass().add("accent");
        create.setDefaultButton(true);
        create.disableProperty().bind(model.mistake().isNotEmpty());
        create.setOnAction(_ -> {
            close.run();
            model.create();
        });
        Button cancel = forms.button("cancel", "checkpoints.cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> close.run());
        return forms.verbs(mistake, create, cancel);
    }

    Parent root() {
        return root;
    }
}
