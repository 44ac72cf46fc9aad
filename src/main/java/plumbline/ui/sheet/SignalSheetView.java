package plumbline.ui.sheet;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.SignalPlan;
import plumbline.ui.control.CopyableSql;
import plumbline.ui.control.StateBadge;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Texts;

/// The sheet of signals on screen: the sessions, the SQL, afterwards what became of each. FX thread only.
final class SignalSheetView {
    private static final double LIST_HEIGHT = 28 * 6;

    private final SignalSheetViewModel model;
    private final Texts texts;
    private final SheetFrame frame;
    private final TableView<SignalLine> table = new TableView<>();
    private final Label detail = SheetFrame.fact("");
    private final CopyableSql sql;

    SignalSheetView(SignalSheetViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        frame = new SheetFrame(model.flow(), texts);
        sql = new CopyableSql(texts, "signal-sql");
        sql.atMost(6);
        sql.setMinHeight(Region.USE_PREF_SIZE);
        table.setPrefHeight(LIST_HEIGHT);
        fillTable();
        VBox.setVgrow(table, Priority.ALWAYS);
        detail.setId("signal-detail");
        frame.body(table, detail, SheetFrame.fact(texts.now("signal.sql"), "muted"), sql);
        frame.accept(model.alsoProtectedProperty(), "signal.protected");
        frame.stopWord("signal.stop");
        frame.verbs(model.reason(), model.canAct(), model::act, model::preview);
        model.planProperty().addListener((_, _, _) -> show());
        model.reportProperty().addListener((_, _, _) -> show());
        model.alsoProtectedProperty().addListener((_, _, _) -> show());
        model.flow().stageProperty().addListener((_, _, stage) -> {
            if (stage == Stage.APPLIED) {
                frame.keepWord("signal.close");
            }
        });
        show();
    }

    private void fillTable() {
        table.setId("signal-sessions");
        table.getStyleClass().add("striped");
        table.accessibleTextProperty().bind(texts.of("signal.table"));
        TableColumn<SignalLine, SignalLine> pid = column("pid", 80, line -> String.valueOf(line.pid()));
        pid.getStyleClass().add("number");
        TableColumn<SignalLine, SignalLine> blocks = column("blocks", 70, line -> Counted.of(line.blocks(), texts));
        TableColumn<SignalLine, SignalLine> frees = column("frees", 70, line -> Counted.of(line.frees(), texts));
        blocks.getStyleClass().add("number");
        frees.getStyleClass().add("number");
        table.getColumns().addAll(List.of(pid, column("user", 100, SignalLine::user),
                column("application", 120, SignalLine::application), column("state", 140, SignalLine::state),
                column("age", 115, SignalLine::age), blocks, frees, column("longest", 125, SignalLine::longest),
                outcome()));
        table.getSelectionModel().selectedItemProperty().addListener((_, _, line) -> detail(line));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }

    private TableColumn<SignalLine, SignalLine> column(String id, double width, Function<SignalLine, String> words) {
        TableColumn<SignalLine, SignalLine> column = bare(id, width);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable SignalLine line, boolean empty) {
                super.updateItem(line, empty);
                setText(empty || line == null ? null : words.apply(line));
            }
        });
        return column;
    }

    private TableColumn<SignalLine, SignalLine> bare(String id, double width) {
        TableColumn<SignalLine, SignalLine> column = new TableColumn<>();
        column.setId("signal-column-" + id);
        column.textProperty().bind(texts.of("signal.column." + id));
        column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()));
        column.setPrefWidth(width);
        column.setSortable(false);
        return column;
    }

    /// A sentence is longer than its cell: the chosen line's stands below.
    private void detail(@Nullable SignalLine line) {
        boolean said = line != null && !line.outcome().isEmpty();
        detail.setText(said && line != null
                ? texts.now("signal.line", String.valueOf(line.pid()), line.outcome())
                : "");
        detail.setVisible(said);
        detail.setManaged(said);
    }

    private TableColumn<SignalLine, SignalLine> outcome() {
        TableColumn<SignalLine, SignalLine> column = bare("outcome", 240);
        column.setCellFactory(_ -> new OutcomeCell());
        return column;
    }

    private void show() {
        frame.head(model.title(), model.verb());
        frame.acceptShown(model.hasProtected());
        frame.facts(model.facts().stream().map(fact -> SheetFrame.fact(fact)).toArray(Node[]::new));
        int chosen = Math.max(0, table.getSelectionModel().getSelectedIndex());
        table.getItems().setAll(model.lines());
        // the first that can't be signalled or was not ended is what a person must read
        int first = IntStream.range(0, table.getItems().size()).filter(i -> stands(table.getItems().get(i))).findFirst()
                .orElse(chosen);
        table.getSelectionModel().select(first);
        detail(table.getSelectionModel().getSelectedItem());
        sql.textProperty().set(model.statement());
        SignalPlan plan = model.planProperty().get();
        if (plan != null) {
            frame.server(texts.now("sheet.server", texts.identity(plan.identity().line())));
        }
    }

    private static boolean stands(SignalLine line) {
        return line.mark() != null && line.mark() != Mark.OK;
    }

    void opened(Runnable close) {
        frame.onKeep(close);
    }

    Parent root() {
        return frame.root();
    }

    /// What stands against it or became of it: shape, colour and words.
    private static final class OutcomeCell extends TableCell<SignalLine, SignalLine> {
        private final StateBadge badge = new StateBadge();

        OutcomeCell() {
            setWrapText(true);
        }

        @Override
        protected void updateItem(@Nullable SignalLine line, boolean empty) {
            super.updateItem(line, empty);
            Mark mark = empty || line == null ? null : line.mark();
            if (mark != null && line != null) {
                badge.show(mark, line.outcome());
            }
            setGraphic(mark == null ? null : badge);
        }
    }
}
