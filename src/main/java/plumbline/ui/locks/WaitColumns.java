package plumbline.ui.locks;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Backend;
import plumbline.core.activity.Participant.Cycle;
import plumbline.core.activity.Participant.Prepared;
import plumbline.core.activity.PreparedTransaction;
import plumbline.ui.grid.ColumnWidths;

/// The tree's columns. The cells that tell ages are rewritten every second, without the table hearing of it. FX thread
/// only.
final class WaitColumns {

    private static final double ARROW_AND_SHAPE = 52;
    private static final String INDENT = "   "; // as wide as a level
    private static final int DEEPEST = 10;

    private final WaitsViewModel model;
    private final LockWords words;
    private final ColumnWidths widths;
    // a table lets go of cells it no longer draws
    private final Set<TextCell> aging = Collections.newSetFromMap(new WeakHashMap<>());
    private final Set<WhoCell> roots = Collections.newSetFromMap(new WeakHashMap<>());

    WaitColumns(WaitsViewModel model, ColumnWidths widths) {
        this.model = model;
        this.words = model.words();
        this.widths = widths;
    }

    /// What a column's cell says of a line, and the class that colours it.
    private record Says(Function<WaitLine, String> text, Function<WaitLine, String> style, boolean ages) {}

    List<TableColumn<WaitLine, ?>> all() {
        TableColumn<WaitLine, WaitLine> who = column("who");
        who.setUserData(new Says(line -> INDENT.repeat(Math.min(line.node().depth(), DEEPEST))
                + words.name(line.key().who()) + "  " + (line.isRoot() && !line.waits()
                        ? words.headline(line, model.later())
                        : words.part(line)),
                _ -> "", true));
        who.setCellFactory(_ -> {
            WhoCell cell = new WhoCell(model);
            roots.add(cell);
            return cell;
        });
        return List.of(who, aged("waits", line -> words.age(line.since(), model.serverNow()), "wait-age"),
                said("lock", words::lock, ""), said("state", words::state, null),
                number("blocks", line -> line.node().blocks() == 0 ? "" : words.number(line.node().blocks())),
                aged("longest", line -> line.node().blocks() == 0
                        ? ""
                        : words.age(line.node().longest().plus(model.later())), ""),
                aged("transaction", this::transaction, ""),
                said("user", line -> of(line, Backend::user, PreparedTransaction::owner), ""),
                said("application", line -> of(line, Backend::application, _ -> ""), ""),
                said("statement", words::statement, "statement-cell"),
                said("client", line -> of(line, Backend::client, _ -> ""), ""),
                said("database", line -> of(line, Backend::database, PreparedTransaction::database), ""));
    }

    private String transaction(WaitLine line) {
        Backend backend = line.backend();
        PreparedTransaction prepared = line.prepared();
        return words.age(backend == null ? prepared == null ? null : prepared.prepared() : backend.transaction(),
                model.serverNow());
    }

    private static String of(WaitLine line, Function<Backend, String> session,
            Function<PreparedTransaction, String> prepared) {
        Backend backend = line.backend();
        PreparedTransaction transaction = line.prepared();
        return backend == null ? transaction == null ? "" : prepared.apply(transaction) : session.apply(backend);
    }

    private TableColumn<WaitLine, WaitLine> said(String id, Function<WaitLine, String> text, @Nullable String style) {
        return cells(id, new Says(text, style == null ? WaitColumns::stateStyle : _ -> style, false), false);
    }

    private TableColumn<WaitLine, WaitLine> aged(String id, Function<WaitLine, String> text, String style) {
        return cells(id, new Says(text, _ -> style, true), true);
    }

    private TableColumn<WaitLine, WaitLine> number(String id, Function<WaitLine, String> text) {
        return cells(id, new Says(text, _ -> "", false), true);
    }

    private TableColumn<WaitLine, WaitLine> cells(String id, Says says, boolean right) {
        TableColumn<WaitLine, WaitLine> column = column(id);
        column.setUserData(says);
        if (right) {
            column.getStyleClass().add("number");
        }
        column.setCellFactory(_ -> {
            TextCell cell = new TextCell(says, right);
            if (says.ages()) {
                aging.add(cell);
            }
            return cell;
        });
        return column;
    }

    private TableColumn<WaitLine, WaitLine> column(String id) {
        TableColumn<WaitLine, WaitLine> column = new TableColumn<>();
        column.setId("locks-column-" + id);
        column.textProperty().bind(words.texts().of("locks.column." + id));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setSortable(false); // a tree has its own order
        widths.follow(column, id);
        return column;
    }

    private static String stateStyle(WaitLine line) {
        Backend backend = line.backend();
        return switch (line.key().who()) {
            case Cycle _,Prepared _ -> "state-danger";
            default -> backend == null
                    ? "state-muted"
                    : backend.state().idleInTransaction()
                            ? "state-danger"
                            : line.waits() ? "state-warning" : "state-plain";
        };
    }

    /// Gives the columns their widths.
    void fit(List<TableColumn<WaitLine, ?>> columns, List<WaitLine> lines) {
        List<WaitLine> sample = lines.stream().limit(ColumnWidths.SAMPLE).toList();
        for (TableColumn<WaitLine, ?> column : columns) {
            String id = column.getId().substring("locks-column-".length());
            if (column.getUserData() instanceof Says says) {
                double extra = id.equals("who") ? ARROW_AND_SHAPE : 12;
                widths.fit(column, id, sample.stream().map(says.text()).toList(), extra);
            }
        }
    }

    /// Rewrites ages.
    void tick() {
        aging.forEach(TextCell::tick);
        roots.forEach(WhoCell::tick);
    }

    /// One text; reused for many lines.
    private static final class TextCell extends TableCell<WaitLine, WaitLine> {

        private final Says says;
        private String style = "";

        TextCell(Says says, boolean right) {
            this.says = says;
            if (right) {
                getStyleClass().add("number");
            }
        }

        @Override
        protected void updateItem(@Nullable WaitLine line, boolean empty) {
            super.updateItem(line, empty);
            String next = empty || line == null ? "" : says.style().apply(line);
            if (!next.equals(style)) {
                getStyleClass().remove(style);
                if (!next.isEmpty()) {
                    getStyleClass().add(next);
                }
                style = next;
            }
            setText(empty || line == null ? null : says.text().apply(line));
        }

        void tick() {
            WaitLine line = getItem();
            if (line != null && !isEmpty()) {
                String text = says.text().apply(line);
                if (!text.equals(getText())) {
                    setText(text);
                }
            }
        }
    }
}
