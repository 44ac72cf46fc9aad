package plumbline.ui.sheet;

import java.util.List;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

import plumbline.core.pack.Repair;
import plumbline.core.target.Engine;
import plumbline.ui.fx.Texts;

/// Ways to put a check right, each with what it does, what it locks and whether it can be taken back. FX thread only.
public final class WayBox extends ComboBox<Repair> {
    private final Texts texts;
    private Engine engine = Engine.POSTGRESQL;

    public WayBox(Texts texts) {
        this.texts = texts;
        accessibleTextProperty().bind(texts.of("sheet.way"));
        tell();
    }

    /// Writes everything in the present language.
    public void tell() {
        setButtonCell(new ListCell<>() {
            @Override
            protected void updateItem(@Nullable Repair way, boolean empty) {
                super.updateItem(way, empty);
                setText(way == null ? "" : texts.now(way.title()));
            }
        });
        setCellFactory(_ -> new WayCell());
    }

    /// Offers ways.
    ///
    /// @param on the database system, by which a way can be taken back or not
    public void show(List<Repair> ways, @Nullable Repair chosen, Engine on) {
        engine = on;
        getItems().setAll(ways);
        setValue(chosen);
    }

    /// By which database system it tells what can be taken back.
    public void engine(Engine on) {
        engine = on;
    }

    private final class WayCell extends ListCell<Repair> {
        private final Label title = new Label();
        private final Label does = new Label();
        private final Label undo = new Label();
        private final VBox both = new VBox(title, does, undo);

        WayCell() {
            title.getStyleClass().add("section-text");
            does.getStyleClass().addAll("muted", "small-text");
            undo.getStyleClass().addAll("muted", "small-text");
            for (Label label : List.of(does, undo)) {
                label.setWrapText(true);
                label.setPrefWidth(440);
                label.setMinHeight(USE_PREF_SIZE);
            }
            both.getStyleClass().add("way");
        }

        @Override
        protected void updateItem(@Nullable Repair way, boolean empty) {
            super.updateItem(way, empty);
            if (empty || way == null) {
                setGraphic(null);
                return;
            }
            title.setText(texts.now(way.title()));
            does.setText(texts.messages().sentences(texts.now(way.does()), texts.now(way.locks())));
            undo.setText(new PlanWords(texts).undo(way, engine));
            setAccessibleText(title.getText() + ". " + does.getText() + " " + undo.getText());
            setGraphic(both);
        }
    }
}
