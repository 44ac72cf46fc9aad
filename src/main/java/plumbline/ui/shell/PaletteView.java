package plumbline.ui.shell;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.core.target.Environment;
import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.fx.Texts;

/// The command palette: a field and the commands that fit what is typed. The keyboard alone is enough.
final class PaletteView extends VBox {

    private static final double WIDTH = 560;
    private static final double HEIGHT = 400;
    private static final int PAGE = 10;

    private final PaletteViewModel model;
    private final Texts texts;
    private final TextField query = new TextField();
    private final ListView<Command> list = new ListView<>();

    PaletteView(PaletteViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().addAll("overlay", "palette");
        setId("palette");
        setMaxSize(WIDTH, HEIGHT);
        query.setId("palette-query");
        query.promptTextProperty().bind(texts.of("shell.palette.prompt"));
        query.accessibleTextProperty().bind(texts.of("shell.palette.prompt"));
        query.textProperty().bindBidirectional(model.queryProperty());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setId("palette-list");
        list.setItems(model.matches());
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new CommandCell());
        list.setOnMouseClicked(_ -> choose());
        Label none = new Label();
        none.textProperty().bind(texts.of("shell.palette.none"));
        none.getStyleClass().add("muted");
        list.setPlaceholder(none);
        VBox.setVgrow(list, Priority.ALWAYS);
        model.chosenProperty().subscribe(this::follow);
        // new matches drop the list's selection although the same place stays chosen
        model.matches().addListener((ListChangeListener<Command>) _ -> follow(model.chosenProperty().get()));
        getChildren().addAll(query, list);
        visibleProperty().bind(model.openProperty());
        model.openProperty().subscribe(open -> {
            if (open) {
                takeFocus();
            }
        });
    }

    /// Begins at the top with the keyboard in the field; needed once more after it was put into the window.
    void takeFocus() {
        list.scrollTo(0);
        query.requestFocus();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case KeyCode.DOWN -> model.move(1);
            case KeyCode.UP -> model.move(-1);
            case KeyCode.PAGE_DOWN -> model.move(PAGE);
            case KeyCode.PAGE_UP -> model.move(-PAGE);
            case KeyCode.ENTER -> model.run();
            case KeyCode.ESCAPE -> model.close();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose() {
        int index = list.getSelectionModel().getSelectedIndex();
        if (index >= 0) {
            model.chosenProperty().set(index);
            model.run();
        }
    }

    private void follow(Number index) {
        list.getSelectionModel().clearAndSelect(index.intValue());
        list.scrollTo(Math.max(0, index.intValue() - PAGE));
    }

    private final class CommandCell extends ListCell<Command> {

        private final FontIcon icon = new FontIcon("mdal-arrow_forward");
        private final Label title = new Label();
        private final Label shortcut = new Label();
        private final EnvironmentBadge environment = new EnvironmentBadge();
        private final HBox line;

        CommandCell() {
            shortcut.getStyleClass().add("shortcut");
            Region spring = new Region();
            HBox.setHgrow(spring, Priority.ALWAYS);
            line = new HBox(icon, title, environment, spring, shortcut);
            line.getStyleClass().add("palette-row");
            line.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                return;
            }
            icon.setIconLiteral(command.icon());
            title.setText(command.title());
            shortcut.setText(command.shortcut());
            Environment of = command.environment();
            environment.setVisible(of != null);
            environment.setManaged(of != null);
            if (of != null) {
                environment.show(of, texts.now(of));
            }
            setGraphic(line);
        }
    }
}
