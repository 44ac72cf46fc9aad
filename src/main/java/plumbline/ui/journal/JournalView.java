package plumbline.ui.journal;

import java.io.File;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import plumbline.core.export.ExtractFormat;
import plumbline.core.journal.JournalEntry;
import plumbline.core.problem.Problem;
import plumbline.core.state.UiState;
import plumbline.ui.control.CopyableSql;
import plumbline.ui.fx.BoundTexts;
import plumbline.ui.fx.Fxml;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.RememberedDividers;
import plumbline.ui.fx.Screen;
import plumbline.ui.fx.Texts;
import plumbline.ui.grid.ChangePane;
import plumbline.ui.grid.ColumnWidths;
import plumbline.ui.grid.CopyMenu;

/// The journal's screen. FX thread only.
public final class JournalView implements Screen {
    private static final Duration TYPING = Duration.millis(250);

    private final JournalViewModel model;
    private final Texts texts;
    private final JournalColumns columns;
    private final ChangePane rows;
    private final CopyableSql sql;
    private final PauseTransition typing = new PauseTransition(TYPING);
    private final SplitPane root;
    private boolean choosing;

    @FXML
    private TextField search = new TextField();
    @FXML
    private Label count = new Label();
    @FXML
    private Label problem = new Label();
    @FXML
    private Label exported = new Label();
    @FXML
    private MenuButton export = new MenuButton();
    @FXML
    private TableView<JournalEntry> table = new TableView<>();
    @FXML
    private Button undo = new Button();
    @FXML
    private Label reason = new Label();
    @FXML
    private VBox inspector = new VBox();
    @FXML
    private GridPane facts = new GridPane();
    @FXML
    private VBox rowsPlace = new VBox();
    @FXML
    private VBox sqlPlace = new VBox();

    /// @param zone  in which moments are told
    /// @param state remembers where dividers and columns were put
    public JournalView(JournalViewModel model, Texts texts, ZoneId zone, UiState state) {
        this.model = model;
        this.texts = texts;
        columns = new JournalColumns(texts, zone, new ColumnWidths(state, "journal"));
        root = (SplitPane) Fxml.load(this);
        var _ = new RememberedDividers(root, "journal", state);
        BoundTexts.bind(root, texts);
        rows = new ChangePane(texts, "journal-rows");
        rows.setPrefHeight(220);
        sql = new CopyableSql(texts, "journal-sql");
        rowsPlace.getChildren().setAll(rows);
        sqlPlace.getChildren().setAll(sql);
        bindTable();
        bindBars();
        model.chosenProperty().addListener((_, _, _) -> show());
        model.imagesProperty().addListener((_, _, images) -> rows.show(images));
        texts.languageProperty().addListener((_, _, _) -> {
            table.refresh();
            fit();
            show();
        });
        show();
    }

    private void bindTable() {
        table.getColumns().setAll(columns.all());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        var sorted = model.entries().sorted();
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.getFocusModel().focusedItemProperty().addListener((_, _, entry) -> {
            if (!choosing && entry != null) {
                model.chosenRunProperty().set(entry.run());
            }
        });
        model.entries().addListener((ListChangeListener<JournalEntry>) _ -> {
            chooseAgain();
            fit();
        });
        Label none = new Label();
        none.textProperty().bind(texts.of("journal.empty"));
        none.getStyleClass().add("muted");
        table.setPlaceholder(none);
        fit();
        CopyMenu.on(table, texts, format -> format.text(model.extract(chosen()), false));
    }

    private void fit() {
        columns.fit(table.getColumns(), model.entries(), table.getWidth());
    }

    private List<JournalEntry> chosen() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }

    private void chooseAgain() {
        String run = model.chosenRunProperty().get();
        choosing = true;
        for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).run().equals(run)) {
                table.getSelectionModel().clearAndSelect(i);
            }
        }
        choosing = false;
    }

    private void bindBars() {
        search.textProperty().bindBidirectional(model.searchProperty());
        typing.setOnFinished(_ -> model.refresh());
        model.searchProperty().addListener((_, _, _) -> typing.playFromStart());
        count.textProperty().bind(texts.of("journal.count", Bindings.size(model.entries())));
        exported.textProperty().bind(model.exportedProperty());
        model.problemProperty().addListener((_, _, failure) -> show(failure));
        undo.setOnAction(_ -> model.undo());
        undo.disableProperty().bind(model.undoReason().isNotEmpty());
        reason.textProperty().bind(model.undoReason());
        for (ExtractFormat format : List.of(ExtractFormat.MARKDOWN, ExtractFormat.JSON, ExtractFormat.CSV)) {
            MenuItem item = new MenuItem();
            item.setId("journal-export-" + format.extension());
            item.textProperty().bind(texts.of("grid.copy." + format.name().toLowerCase(Locale.ROOT)));
            item.setOnAction(_ -> export(format));
            export.getItems().add(item);
        }
    }

    private void show(@Nullable Problem failure) {
        problem.setText(failure == null ? "" : texts.now(failure));
    }

    private void export(ExtractFormat format) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.now("journal.export"));
        chooser.setInitialFileName("journal." + format.extension());
        File file = chooser.showSaveDialog(root.getScene().getWindow());
        if (file != null) {
            model.export(file.toPath(), format, chosen());
        }
    }

    private void show() {
        JournalEntry entry = model.chosenProperty().get();
        inspector.setVisible(entry != null);
        facts.getChildren().clear();
        if (entry != null) {
            fact("run", entry.run());
            fact("at", columns.moment(entry.at()));
            fact("who", entry.who() + " @ " + entry.host());
            fact("identity", texts.identity(entry.identity()));
            fact("what", columns.what(entry));
            fact("result", columns.state(entry));
            fact("ticket", entry.ticket());
            fact("transaction", entry.transaction().startsWith("row.") ? "" : entry.transaction());
            fact("undoes", entry.undoes());
            fact("undone-by", entry.undoneBy());
            fact("message", entry.message());
            sql.textProperty().set(entry.statement());
        }
        rows.show(model.imagesProperty().get());
    }

    private void fact(String key, String value) {
        if (!value.isEmpty()) {
            Label name = new Label(texts.now("journal.column." + key));
            name.getStyleClass().add("muted");
            name.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
            Label text = new Label(value);
            text.setWrapText(true);
            facts.addRow(facts.getRowCount(), name, text);
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown(Place place) {
        model.refresh();
    }

    @Override
    public void hidden() {
        typing.stop();
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void takeFocus() {
        table.requestFocus();
    }

    @Override
    public void focusFilter() {
        search.requestFocus();
        search.selectAll();
    }
}
