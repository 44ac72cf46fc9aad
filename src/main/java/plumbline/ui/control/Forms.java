package plumbline.ui.control;

import java.io.File;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.core.target.Target;
import plumbline.ui.fx.ChoiceWords;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The fields that dialogs share, each with an id and accessible text. FX thread only.
///
/// @param id beginning of the nodes' ids
public record Forms(Texts texts, String id) {

    /// A node below its name.
    public Node field(String key, Node node) {
        Label label = Nodes.styled(new Label(texts.now(key)), "section-text");
        label.setMinHeight(Region.USE_PREF_SIZE);
        return new VBox(4, label, node);
    }

    /// A line of text.
    public TextField text(String word, String key, StringProperty property) {
        TextField field = Nodes.named(new TextField(), id + "-" + word);
        field.setPromptText(texts.now(key));
        field.setAccessibleText(texts.now(key));
        field.textProperty().bindBidirectional(property);
        return field;
    }

    /// A folder, typed or chosen.
    public Node folder(String word, String key, StringProperty property) {
        TextField field = text(word, key, property);
        HBox.setHgrow(field, Priority.ALWAYS);
        Button choose = Nodes.named(new Button(), id + "-" + word + "-choose");
        choose.setGraphic(new FontIcon("mdal-folder_open"));
        choose.setAccessibleText(texts.now("backups.choose-folder"));
        choose.setOnAction(_ -> {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle(texts.now(key));
            File start = new File(property.get());
            if (start.isDirectory()) {
                chooser.setInitialDirectory(start);
            }
            File chosen = chooser.showDialog(field.getScene().getWindow());
            if (chosen != null) {
                property.set(chosen.toString());
            }
        });
        HBox row = new HBox(6, field, choose);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// One of the targets.
    public ComboBox<Target> targets(String key, ObservableList<Target> all,
            ObjectProperty<@Nullable Target> property) {
        ComboBox<Target> box = Nodes.named(new ComboBox<>(), id + "-target");
        box.setItems(all);
        box.setConverter(new ChoiceWords<>(Target::name));
        box.setPrefWidth(280);
        box.setAccessibleText(texts.now(key));
        box.valueProperty().bindBidirectional(property);
        return box;
    }

    /// One of a few values, each a button with its word.
    ///
    /// @param word beginning of the buttons' ids
    /// @param is   what each value is called in ids
    /// @param says the message key of each value's word
    /// @return the buttons in the order of the values
    public <E> FlowPane oneOf(String word, List<E> values, Function<E, String> is, Function<E, String> says,
            ObjectProperty<E> property) {
        FlowPane buttons = new FlowPane(16, 4);
        ToggleGroup group = new ToggleGroup();
        for (E value : values) {
            RadioButton button = Nodes.named(new RadioButton(texts.now(says.apply(value))),
                    id + "-" + word + "-" + is.apply(value));
            button.setAccessibleText(button.getText());
            button.setToggleGroup(group);
            button.setOnAction(_ -> property.set(value));
            property.subscribe(now -> button.setSelected(value.equals(now)));
            buttons.getChildren().add(button);
        }
        return buttons;
    }

    /// A number with its name beside it.
    public Node number(String word, String key, int least, int most, IntegerProperty property) {
        Spinner<Integer> spinner = Nodes.named(new Spinner<>(least, most, property.get()), id + "-" + word);
        spinner.setPrefWidth(92);
        spinner.setEditable(true);
        spinner.setAccessibleText(texts.now(key));
        spinner.getEditor().setAccessibleText(texts.now(key));
        spinner.valueProperty().subscribe((_, value) -> property.set(value == null ? least : value));
        // a number that is typed counts as soon as it is one
        spinner.getEditor().textProperty().subscribe((_, typed) -> {
            if (typed.matches("\\d{1,6}") && Integer.parseInt(typed) <= most && Integer.parseInt(typed) >= least) {
                property.set(Integer.parseInt(typed));
            }
        });
        return beside(key, spinner);
    }

    /// A node to the right of its name.
    public Node beside(String key, Node node) {
        HBox row = Nodes.styled(new HBox(Nodes.styled(new Label(texts.now(key)), "muted"), node), "sheet-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// A verb.
    public Button button(String word, String key) {
        Button button = Nodes.named(new Button(texts.now(key)), id + "-" + word);
        button.setAccessibleText(button.getText());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /// The lower row of a dialog: what is wrong, the verb, and the way out.
    public HBox verbs(Label mistake, Button act, Button cancel) {
        mistake.setId(id + "-mistake");
        mistake.getStyleClass().add("muted");
        mistake.setWrapText(true);
        mistake.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(mistake, Priority.ALWAYS);
        HBox row = Nodes.styled(new HBox(mistake, act, cancel), "sheet-row");
        row.setAlignment(Pos.CENTER_RIGHT);
        row.setMinHeight(Region.USE_PREF_SIZE);
        return row;
    }
}
