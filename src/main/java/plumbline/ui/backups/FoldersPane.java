package plumbline.ui.backups;

import java.io.File;
import java.nio.file.Path;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.ui.control.StateBadge;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The left side: the folders of backups, each with how much lies in it and how old the newest is. FX thread only.
final class FoldersPane extends VBox {

    private final BackupsViewModel model;
    private final BackupList list;
    private final Texts texts;
    private final ListView<Folder> view = Nodes.named(new ListView<>(), "backups-folders", "edge-to-edge",
            "checkpoint-list");
    private final TextField search = Nodes.named(new TextField(), "backups-search");
    private final MenuItem forget = new MenuItem();
    private boolean choosing;

    FoldersPane(BackupsViewModel model) {
        this.model = model;
        this.list = model.list();
        this.texts = model.words().texts();
        setMinWidth(200);
        getChildren().setAll(bar(), filters(), view);
        VBox.setVgrow(view, Priority.ALWAYS);
        view.accessibleTextProperty().bind(texts.of("backups.folders"));
        view.setItems(list.folders());
        view.setCellFactory(_ -> new FolderCell());
        view.getSelectionModel().selectedItemProperty().addListener((_, _, folder) -> {
            if (!choosing && folder != null) {
                list.folderProperty().set(folder.path());
            }
        });
        list.folders().addListener((ListChangeListener<Folder>) _ -> chooseAgain());
        list.folderProperty().subscribe(_ -> chooseAgain());
        texts.languageProperty().subscribe((_, _) -> view.refresh());
    }

    private HBox bar() {
        Label title = Nodes.styled(new Label(), "title-text");
        title.textProperty().bind(texts.of("backups.folders.title"));
        title.setMinWidth(0);
        Button create = Nodes.named(new Button(), "backups-create", "accent");
        create.textProperty().bind(texts.of("backups.create"));
        create.accessibleTextProperty().bind(texts.of("backups.create"));
        create.setGraphic(new FontIcon("mdal-add"));
        create.setMinWidth(USE_PREF_SIZE);
        create.setOnAction(_ -> model.create());
        MenuButton more = Nodes.named(new MenuButton(), "backups-more", "flat", "button-icon", "bar-menu");
        more.setGraphic(new FontIcon("mdmz-more_vert"));
        more.accessibleTextProperty().bind(texts.of("checkpoints.more"));
        more.setMinWidth(USE_PREF_SIZE);
        more.getItems().setAll(item(new MenuItem(), "archive", "backups.archive", model::archive),
                item(new MenuItem(), "add-folder", "backups.add-folder", this::add),
                item(forget, "forget-folder", "backups.forget-folder", this::forget),
                item(new MenuItem(), "prune-folder", "backups.prune", model::prune),
                item(new MenuItem(), "refresh", "checkpoints.refresh", model::refresh));
        HBox bar = Nodes.styled(new HBox(title, Nodes.spring(), create, more), "pane-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.widthProperty().subscribe(width -> create.setContentDisplay(width.doubleValue() < 290
                ? ContentDisplay.GRAPHIC_ONLY
                : ContentDisplay.LEFT));
        return bar;
    }

    private MenuItem item(MenuItem item, String id, String key, Runnable action) {
        item.setId("backups-" + id);
        item.textProperty().bind(texts.of(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private VBox filters() {
        search.promptTextProperty().bind(texts.of("backups.search"));
        search.accessibleTextProperty().bind(texts.of("backups.search"));
        search.textProperty().bindBidirectional(list.searchProperty());
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            }
        });
        return Nodes.styled(new VBox(search), "checkpoint-filters");
    }

    private void add() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(texts.now("backups.add-folder"));
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            list.add(chosen.toPath());
        }
    }

    private void forget() {
        Path folder = list.folderProperty().get();
        if (folder != null) {
            list.forget(folder);
        }
    }

    private void chooseAgain() {
        choosing = true;
        Folder now = list.folders().stream()
                .filter(each -> Objects.equals(each.path(), list.folderProperty().get())).findFirst().orElse(null);
        view.getSelectionModel().clearSelection();
        if (now != null) {
            view.getSelectionModel().select(now);
        }
        forget.setDisable(now == null || !now.added());
        choosing = false;
    }

    private final class FolderCell extends ListCell<Folder> {

        private final Label name = Nodes.styled(new Label(), "target-name");
        private final Label facts = Nodes.styled(new Label(), "muted");
        private final StateBadge bad = new StateBadge();
        private final HBox line = Nodes.styled(new HBox(name, Nodes.spring(), bad), "checkpoint-line");
        private final VBox box = Nodes.styled(new VBox(line, facts), "checkpoint-entry");

        FolderCell() {
            bad.setMinWidth(USE_PREF_SIZE);
            name.setMinWidth(0);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Folder folder, boolean empty) {
            super.updateItem(folder, empty);
            if (empty || folder == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            BackupWords words = model.words();
            name.setText(folder.path() == null ? texts.now("backups.folders.all") : folder.name());
            facts.setText(folder.newest() == null
                    ? texts.now("backups.folder.empty", folder.many())
                    : texts.now("backups.folder.facts", folder.many(), words.bytes(folder.bytes()),
                            words.age(folder.newest(), model.now())));
            bad.setVisible(folder.bad() > 0);
            bad.setManaged(folder.bad() > 0);
            bad.show(Mark.CRITICAL, texts.now("backups.folder.bad", folder.bad()));
            setAccessibleText(name.getText() + " " + facts.getText()
                    + (folder.bad() > 0 ? " " + texts.now("backups.folder.bad", folder.bad()) : ""));
            setGraphic(box);
        }
    }

    void tick() {
        view.refresh();
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }
}
