package plumbline.ui.locks;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.FileUse;
import plumbline.core.activity.FileUse.Holder;
import plumbline.core.activity.FileUse.Lock;
import plumbline.core.health.Unit;
import plumbline.core.state.UiState;
import plumbline.ui.control.Shape;
import plumbline.ui.fx.Formats;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;
import plumbline.ui.grid.ColumnWidths;

/// Who holds a SQLite file, as far as the system tells. FX thread only.
final class FilePane extends VBox {

    private final LockWords words;
    private final Texts texts;
    private final ColumnWidths widths;
    private final Label head = wrapped("locks-file-head", "section-text");
    private final Label readers = wrapped("locks-file-readers", "plain-text");
    private final Label untold = wrapped("locks-file-untold", "muted");
    private final Label none = Nodes.styled(new Label(), "section-text");
    private final TableView<Holder> table = Nodes.named(new TableView<>(), "locks-file-table", "edge-to-edge");
    private final VBox inspector = Nodes.named(new VBox(), "locks-file-inspector", "inspector-pane");
    private @Nullable FileUse file;
    private boolean fitted;

    FilePane(LockWords words, UiState state) {
        this.words = words;
        this.texts = words.texts();
        this.widths = new ColumnWidths(state, "locks.file");
        setId("locks-file");
        VBox said = Nodes.styled(new VBox(4, head, readers, untold), "inspector-pane");
        said.setMinHeight(USE_PREF_SIZE);
        Shape calm = new Shape();
        calm.draw("mark-ok", "");
        table.setPlaceholder(Nodes.styled(new VBox(calm, none), "calm"));
        table.accessibleTextProperty().bind(texts.of("locks.file.table"));
        table.getColumns().setAll(List.of(column("pid", holder -> holder.pid() == 0 ? "?" : "" + holder.pid()),
                column("command", Holder::command), column("user", Holder::user), column("locks", this::locks),
                column("since", this::since)));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(said, table);
        table.getSelectionModel().selectedItemProperty().subscribe((_, _) -> inspect());
        texts.languageProperty().subscribe((_, _) -> {
            table.refresh();
            tell();
            inspect();
        });
    }

    private static Label wrapped(String id, String style) {
        Label label = Nodes.named(new Label(), id, style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private TableColumn<Holder, Holder> column(String id, Function<Holder, String> text) {
        TableColumn<Holder, Holder> column = new TableColumn<>();
        column.setId("locks-file-column-" + id);
        column.textProperty().bind(texts.of("locks.file.column." + id));
        column.setUserData(text);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setComparator((left, right) -> text.apply(left).compareTo(text.apply(right)));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Holder holder, boolean empty) {
                super.updateItem(holder, empty);
                setText(empty || holder == null ? null : text.apply(holder));
            }
        });
        widths.follow(column, id);
        return column;
    }

    private String locks(Holder holder) {
        return holder.locks().stream().map(lock -> texts.now("locks.file.lock." + lock.word()))
                .collect(Collectors.joining(texts.now("locks.list")));
    }

    private String since(Holder holder) {
        FileUse use = file;
        return use == null ? "" : words.age(holder.since(), use.at());
    }

    /// Shows who holds a file.
    ///
    /// @param use null where it was not read yet
    void show(@Nullable FileUse use) {
        file = use;
        if (use != null && !table.getItems().equals(use.holders())) {
            table.getItems().setAll(use.holders());
        } else if (use == null) {
            table.getItems().clear();
        }
        if (!fitted && !table.getItems().isEmpty()) {
            fitted = true;
            fit();
        }
        tell();
        inspect();
    }

    /// The right side beside it: what the chosen process holds, and what that means.
    VBox inspector() {
        return inspector;
    }

    private void inspect() {
        Holder chosen = table.getSelectionModel().getSelectedItem();
        Holder holder = chosen == null && !table.getItems().isEmpty() ? table.getItems().getFirst() : chosen;
        FileUse use = file;
        inspector.getChildren().clear();
        if (holder == null || use == null) {
            return;
        }
        Label title = wrapped("locks-file-process", "title-text");
        title.setText(holder.pid() == 0
                ? texts.now("locks.file.process-unknown")
                : texts.now("locks.file.process", String.valueOf(holder.pid())));
        Facts facts = new Facts(texts, "locks-file-facts");
        facts.add("locks.file.column.command", holder.command());
        facts.add("locks.file.column.user", holder.user());
        facts.add("locks.file.column.since", since(holder));
        Label holds = wrapped("locks-file-holds", "section-text");
        holds.setText(texts.now("locks.file.column.locks"));
        inspector.getChildren().addAll(title, facts, holds);
        for (Lock lock : holder.locks()) {
            Label means = wrapped("locks-file-means-" + lock.word(), "plain-text");
            means.setText(texts.now("locks.file.means." + lock.word()));
            inspector.getChildren().add(means);
        }
        Label helps = wrapped("locks-file-helps", "muted");
        helps.setText(texts.now("locks.file.helps"));
        inspector.getChildren().add(helps);
    }

    private void fit() {
        widths.fit(column(0), "pid", List.of("1234567"), 0);
        widths.fit(column(1), "command", table.getItems().stream().map(Holder::command).toList(), 20);
        widths.fit(column(2), "user", table.getItems().stream().map(Holder::user).toList(), 20);
        widths.fit(column(3), "locks", table.getItems().stream().map(this::locks).toList(), 20);
        widths.fit(column(4), "since", List.of("12 m 33 s"), 0);
    }

    private TableColumn<Holder, ?> column(int index) {
        return table.getColumns().get(index);
    }

    private void tell() {
        FileUse use = file;
        if (use == null) {
            head.setText(texts.now("locks.calm.unread"));
            shown(readers, "");
            shown(untold, "");
            none.setText("");
            return;
        }
        List<Holder> writers = use.holders().stream().filter(TargetLine::stopsWriters).toList();
        head.setText(writers.isEmpty()
                ? texts.now(use.told() ? "locks.file.free" : "locks.file.unknown")
                : texts.now("locks.file.written", name(writers.getFirst()),
                        texts.now("locks.file.lock." + writers.getFirst().locks().getFirst().word()),
                        words.age(writers.getFirst().since(), use.at())));
        none.setText(texts.now(use.told() ? "locks.file.none" : "locks.file.unknown"));
        List<Holder> reading = use.holders().stream().filter(each -> each.locks().contains(Lock.WAL_READ)).toList();
        String log = new Formats(texts.messages()).value((double) use.walBytes(), Unit.BYTES).line();
        shown(readers, !use.wal()
                ? texts.now("locks.file.no-wal")
                : reading.isEmpty()
                        ? texts.now("locks.file.wal", log)
                        : texts.now("locks.file.wal-readers", words.number(reading.size()), log,
                                name(Collections.min(reading, Comparator.comparing(Holder::since))),
                                reading.size()));
        shown(untold, texts.now(use.told() ? "locks.file.told" : "locks.file.untold"));
    }

    private String name(Holder holder) {
        return holder.pid() == 0
                ? texts.now("locks.file.process-unknown")
                : holder.command().isEmpty()
                        ? String.valueOf(holder.pid())
                        : texts.now("locks.who.known", String.valueOf(holder.pid()), holder.command());
    }

    private static void shown(Label label, String text) {
        label.setText(text);
        label.setManaged(!text.isEmpty());
        label.setVisible(!text.isEmpty());
    }
}
