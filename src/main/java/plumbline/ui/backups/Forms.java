package plumbline.ui.backups;

import java.io.File;
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
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.core.backup.Scope;
import plumbline.core.target.Target;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The fields that the dialogs of these screens share. FX thread only.
///
/// @param id beginning of the nodes' ids
record Forms(Texts texts, String id) {

    /// A node below its name.
    Node field(String key, Node node) {
        Label label = Nodes.styled(new Label(texts.now(key)), "section-text");
        label.setMinHeight(Region.USE_PREF_SIZE);
        return new VBox(4, label, node);
    }

    TextField text(String word, String key, StringProperty property) {
        TextField field = Nodes.named(new TextField(), id + "-" + word);
        field.setPromptText(texts.now(key));
        field.setAccessibleText(texts.now(key));
        field.textProperty().bindBidirectional(property);
        return field;
    }

    /// A folder, typed or chosen.
    Node folder(String word, String key, StringProperty property) {
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

    ComboBox<Target> targets(ObservableList<Target> all, ObjectProperty<@Nullable Target> property) {
        ComboBox<Target> box = Nodes.named(new ComboBox<>(), id + "-target");
        box.setItems(all);
        box.setConverter(words(Target::name));
        box.setPrefWidth(280);
        box.setAccessibleText(texts.now("backups.target"));
        box.valueProperty().bindBidirectional(property);
        return box;
    }

    static <T> StringConverter<T> words(Function<T, String> of) {
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

    /// Rows, definitions or both.
    Node scopes(ObjectProperty<Scope> property) {
        FlowPane kinds = new FlowPane(16, 4);
        ToggleGroup group = new ToggleGroup();
        for (Scope scope : Scope.values()) {
            RadioButton button = Nodes.named(new RadioButton(texts.now("backups.scope." + scope.word())),
                    id + "-scope-" + scope.word());
            button.setAccessibleText(button.getText());
            button.setToggleGroup(group);
            button.setOnAction(_ -> property.set(scope));
            property.subscribe(now -> button.setSelected(now == scope));
            kinds.getChildren().add(button);
        }
        return kinds;
    }

    /// A number with its name beside it.
    Node number(String word, String key, int least, int most, IntegerProperty property) {
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
        HBox row = Nodes.styled(new HBox(Nodes.styled(new Label(texts.now(key)), "muted"), spinner), "sheet-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    Button button(String word, String key) {
        Button button = Nodes.named(new Button(texts.now(key)), id + "-" + word);
        button.setAccessibleText(button.getText());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /// The lower row of a dialog: what is wrong, the verb, and the way out.
    HBox verbs(Label mistake, Button act, Button cancel) {
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

    /// A sentence over as many lines as it needs.
    static Label sentence(String text, String... styles) {
        Label label = Nodes.styled(new Label(text), styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
