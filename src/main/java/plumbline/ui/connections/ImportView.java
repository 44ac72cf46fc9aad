package plumbline.ui.connections;

import java.util.Arrays;
import java.util.stream.Collectors;

import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import plumbline.core.problem.Problem;
import plumbline.ui.connections.ImportViewModel.Line;
import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.fx.BoundTexts;
import plumbline.ui.fx.Fxml;
import plumbline.ui.fx.Texts;

/// What an import would add, on screen. FX thread only.
final class ImportView {
    private final ImportViewModel model;
    private final Texts texts;
    private final Parent root;

    @FXML
    private Label says = new Label();
    @FXML
    private ListView<Line> list = new ListView<>();
    @FXML
    private VBox result = new VBox();
    @FXML
    private Label resultTitle = new Label();
    @FXML
    private Label resultText = new Label();
    @FXML
    private Button act = new Button();
    @FXML
    private Button cancel = new Button();

    ImportView(ImportViewModel model, Texts texts, Runnable close) {
        this.model = model;
        this.texts = texts;
        root = Fxml.load(this);
        BoundTexts.bind(root, texts);
        list.setCellFactory(_ -> new LineCell());
        act.setOnAction(_ -> model.add());
        act.disableProperty().bind(model.readyProperty().not());
        cancel.setOnAction(_ -> close.run());
        model.linesProperty().addListener((_, _, _) -> show());
        model.problemProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        int adding = model.adding().size();
        says.setText(texts.now("connections.import.says", model.linesProperty().get().size(), model.fileName()));
        list.getItems().setAll(model.linesProperty().get());
        act.setText(texts.now("connections.import.act", adding));
        Problem problem = model.problemProperty().get();
        boolean file = problem != null && model.linesProperty().get().isEmpty();
        says.setVisible(!file);
        says.setManaged(!file);
        list.setVisible(!file);
        list.setManaged(!file);
        result.setVisible(problem != null);
        result.setManaged(problem != null);
        if (problem != null) {
            resultTitle.setText(texts.now(file ? "connections.import.bad" : "connections.import.nothing"));
            // every mistake on a line of its own
            resultText.setText(Arrays.stream(texts.now(problem).split("; (?=line \\d)"))
                    .collect(Collectors.joining("\n")));
        }
    }

    Parent root() {
        return root;
    }

    /// A connection of the file, with the reason where it is not added.
    private final class LineCell extends ListCell<Line> {
        private final Label name = new Label();
        private final EnvironmentBadge environment = new EnvironmentBadge();
        private final Label place = new Label();
        private final Region space = new Region();
        private final Label taken = new Label();
        private final HBox line = new HBox(8, name, environment, place, space, taken);

        LineCell() {
            HBox.setHgrow(space, Priority.ALWAYS);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setFillHeight(false);
            name.getStyleClass().add("section-text");
            name.setMinWidth(60);
            place.getStyleClass().add("muted");
            place.setMinWidth(0);
            taken.getStyleClass().add("not-verified");
            taken.setMinWidth(Region.USE_PREF_SIZE);
            environment.setMinWidth(Region.USE_PREF_SIZE);
            setPrefWidth(0); // as wide as the list: a long address is shortened instead of scrolled
        }

        @Override
        protected void updateItem(@Nullable Line item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(item.target().name());
            environment.show(item.target().environment(),
                    texts.now(EnvironmentBadge.key(item.target().environment())));
            place.setText(item.target().address().place());
            taken.setText(item.taken() ? texts.now("connections.import.taken") : "");
            setAccessibleText(String.join(", ", name.getText(), place.getText(), taken.getText()));
            setGraphic(line);
        }
    }
}
