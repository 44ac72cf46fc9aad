package plumbline.ui.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.KeptStatements;
import plumbline.core.target.Environment;
import plumbline.core.text.Language;
import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.fx.ChoiceWords;
import plumbline.ui.fx.Fxml;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.Preferences;
import plumbline.ui.fx.Screen;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.ThemeChoice;

/// The settings screen; every change counts at once.
public final class SettingsView implements Screen {

    private final SettingsViewModel model;
    private final Texts texts;
    private final Parent loaded;

    @FXML
    private Label title;
    @FXML
    private Label lookTitle;
    @FXML
    private Label themeLabel;
    @FXML
    private ComboBox<ThemeChoice> theme;
    @FXML
    private Label languageLabel;
    @FXML
    private ComboBox<Language> language;
    @FXML
    private Label intervalLabel;
    @FXML
    private ComboBox<Duration> interval;
    @FXML
    private Label intervalHint;
    @FXML
    private Label statementsLabel;
    @FXML
    private ComboBox<KeptStatements> statements;
    @FXML
    private Label statementsHint;
    @FXML
    private Label connectionsTitle;
    @FXML
    private TableView<ConnectionRow> connections;
    @FXML
    private Button add;
    @FXML
    private Button edit;
    @FXML
    private Button test;
    @FXML
    private Button remove;
    @FXML
    private Label why;
    @FXML
    private Label keysTitle;
    @FXML
    private GridPane keys;
    @FXML
    private Label foldersTitle;
    @FXML
    private GridPane folders;

    @SuppressWarnings("NullAway.Init")
    public SettingsView(SettingsViewModel model) {
        this.model = model;
        this.texts = model.texts();
        this.loaded = Fxml.load(this);
        bindLook();
        bindConnections();
        fillKeys();
        fillFolders();
    }

    @Override
    public Parent root() {
        return loaded;
    }

    @Override
    public void shown(Place place) {
        model.start();
    }

    @Override
    public void hidden() {
        model.stop();
    }

    @Override
    public void refresh() {
        model.start();
    }

    @Override
    public void focusFilter() {
        connections.requestFocus();
    }

    private void bindLook() {
        title.textProperty().bind(texts.of("settings.title"));
        lookTitle.textProperty().bind(texts.of("settings.look"));
        Preferences preferences = model.preferences();
        choice(theme, themeLabel, "settings.theme", List.of(ThemeChoice.values()), preferences.themeProperty(),
                each -> texts.now(each.key()));
        choice(language, languageLabel, "settings.language", List.of(Language.values()),
                preferences.languageProperty(), Language::ownName);
        choice(interval, intervalLabel, "settings.interval",
                Preferences.INTERVALS.stream().map(Duration::ofSeconds).toList(), preferences.intervalProperty(),
                each -> each.isZero()
                        ? texts.now("settings.interval.own")
                        : texts.now("settings.interval.seconds", String.valueOf(each.toSeconds())));
        intervalHint.textProperty().bind(texts.of("settings.interval.hint"));
        choice(statements, statementsLabel, "settings.statements", List.of(KeptStatements.values()),
                preferences.statementsProperty(), each -> texts.now("settings.statements." + each.word()));
        statementsHint.textProperty().bind(texts.of("settings.statements.hint"));
    }

    private <T> void choice(ComboBox<T> box, Label label, String key, List<T> values, ObjectProperty<T> property,
            Function<T, String> words) {
        label.textProperty().bind(texts.of(key));
        label.setLabelFor(box);
        box.accessibleTextProperty().bind(texts.of(key));
        box.getItems().setAll(values);
        box.valueProperty().bindBidirectional(property);
        texts.languageProperty().subscribe(_ -> {
            box.setConverter(new ChoiceWords<>(words));
            // the drop-down is written again with a new converter, the chosen value only by its own cell
            box.setButtonCell(new ChosenCell<>(words));
        });
    }

    private void bindConnections() {
        connectionsTitle.textProperty().bind(texts.of("settings.connections"));
        connections.accessibleTextProperty().bind(texts.of("settings.connections"));
        connections.setItems(model.rows());
        connections.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Label none = new Label();
        none.textProperty().bind(texts.of("settings.connections.none"));
        none.getStyleClass().add("muted");
        connections.setPlaceholder(none);
        column("name", 150, ConnectionRow::name);
        environmentColumn();
        column("group", 110, ConnectionRow::group);
        column("engine", 100, ConnectionRow::engine);
        column("place", 240, ConnectionRow::place);
        column("packs", 160, ConnectionRow::packs);
        connections.getSelectionModel().selectedItemProperty()
                .subscribe(row -> model.chosenProperty().set(Optional.ofNullable(row)));
        verb(add, "settings.add", model::add);
        verb(edit, "settings.edit", model::edit);
        verb(test, "settings.test", model::test);
        verb(remove, "settings.remove", model::remove);
        edit.disableProperty().bind(model.changeableProperty().not());
        remove.disableProperty().bind(model.changeableProperty().not());
        why.textProperty().bind(model.whyProperty());
        test.disableProperty().bind(model.chosenProperty().map(Optional::isEmpty));
        connections.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                model.edit();
            }
        });
    }

    private void verb(Button button, String key, Runnable action) {
        button.textProperty().bind(texts.of(key));
        button.setOnAction(_ -> action.run());
    }

    private void column(String word, double width, Function<ConnectionRow, String> text) {
        TableColumn<ConnectionRow, String> column = new TableColumn<>();
        column.setId("settings-column-" + word);
        column.textProperty().bind(texts.of("settings.column." + word));
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        connections.getColumns().add(column);
    }

    private void environmentColumn() {
        column("environment", 130, ConnectionRow::environment);
        @SuppressWarnings("unchecked")
        TableColumn<ConnectionRow, String> column = (TableColumn<ConnectionRow, String>) connections.getColumns()
                .getLast();
        column.setCellFactory(_ -> new EnvironmentCell());
    }

    private void fillKeys() {
        keysTitle.textProperty().bind(texts.of("settings.keys"));
        int row = 0;
        for (Shortcut shortcut : Shortcut.values()) {
            Label key = new Label();
            key.getStyleClass().add("mono");
            key.setText(shortcut.keys());
            Label does = new Label();
            does.textProperty().bind(texts.of(shortcut.key()));
            keys.addRow(row++, key, does);
        }
    }

    private void fillFolders() {
        foldersTitle.textProperty().bind(texts.of("settings.folders"));
        int row = 0;
        for (Folder folder : model.folders()) {
            Label label = new Label();
            label.textProperty().bind(texts.of(folder.key()));
            TextField path = new TextField(folder.path());
            path.setId("settings-folder-" + row);
            path.setEditable(false);
            path.accessibleTextProperty().bind(texts.of(folder.key()));
            folders.addRow(row++, label, path);
        }
    }

    private static final class EnvironmentCell extends TableCell<ConnectionRow, String> {

        private final EnvironmentBadge badge = new EnvironmentBadge();

        @Override
        protected void updateItem(@Nullable String word, boolean empty) {
            super.updateItem(word, empty);
            ConnectionRow row = empty ? null : getTableRow().getItem();
            if (row == null) {
                setGraphic(null);
                return;
            }
            Environment environment = row.target().environment();
            badge.show(environment, row.environment());
            badge.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
            setGraphic(badge);
        }
    }

    private static final class ChosenCell<T> extends ListCell<T> {

        private final Function<T, String> words;

        ChosenCell(Function<T, String> words) {
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable T value, boolean empty) {
            super.updateItem(value, empty);
            setText(value == null ? "" : words.apply(value));
        }
    }
}
