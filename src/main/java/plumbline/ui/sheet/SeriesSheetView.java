package plumbline.ui.sheet;

import java.util.List;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import plumbline.core.pack.Repair;
import plumbline.core.problem.Problem;
import plumbline.core.repair.RepairPlan;
import plumbline.ui.fx.Texts;
import plumbline.ui.grid.ChangePane;

/// The sheet of a series on screen: the checks with their ways above, what the chosen one would change below.
/// FX thread only.
final class SeriesSheetView {
    private static final double STEPS_HEIGHT = 28 * 6 + 2; // header and five checks

    private final SeriesSheetViewModel model;
    private final Texts texts;
    private final PlanWords words;
    private final SheetFrame frame;
    private final TableView<SeriesStep> table = new TableView<>();
    private final Label about = SheetFrame.fact("", "muted");
    private final Label undo = SheetFrame.fact("");
    private final ChangePane rows;
    private String chosen = "";

    SeriesSheetView(SeriesSheetViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        words = new PlanWords(texts);
        frame = new SheetFrame(model.flow(), texts);
        rows = new ChangePane(texts, "series-rows");
        about.setId("series-about");
        undo.setId("series-undo");
        fillTable();
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox.setVgrow(rows, Priority.ALWAYS);
        frame.body(table, about, undo, rows);
        frame.facts(SheetFrame.fact(texts.now("sheet.series.does"), "muted"));
        frame.ticket(model.ticketProperty());
        frame.accept(model.acceptedProperty());
        frame.verbs(model.reason(), model.canRepair(), model::repair, model::preview);
        model.steps().addListener((ListChangeListener<SeriesStep>) _ -> show());
        show();
    }

    private void fillTable() {
        table.setId("series-steps");
        table.getStyleClass().add("striped");
        table.accessibleTextProperty().bind(texts.of("sheet.series.steps"));
        table.getColumns().add(column("", 40, IncludeCell::new));
        table.getColumns().add(column("sheet.series.check", 240, () -> text(step -> texts.now(
                step.request().check().title()))));
        table.getColumns().add(column("sheet.series.way", 240, WayCell::new));
        table.getColumns().add(column("sheet.series.changes", 150, () -> text(this::amount)));
        table.getColumns().add(column("sheet.series.state", 220, () -> text(this::state)));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setMinHeight(STEPS_HEIGHT);
        table.setItems(model.steps());
        table.getSelectionModel().selectedItemProperty().addListener((_, _, step) -> {
            if (step != null) {
                chosen = step.request().check().path();
                detail();
            }
        });
    }

    private TableColumn<SeriesStep, SeriesStep> column(String key, double width,
            java.util.function.Supplier<TableCell<SeriesStep, SeriesStep>> cell) {
        TableColumn<SeriesStep, SeriesStep> column = new TableColumn<>(key.isEmpty() ? "" : texts.now(key));
        column.setCellValueFactory(step -> new ReadOnlyObjectWrapper<>(step.getValue()));
        column.setCellFactory(_ -> cell.get());
        column.setPrefWidth(width);
        column.setSortable(false);
        return column;
    }

    private static TableCell<SeriesStep, SeriesStep> text(java.util.function.Function<SeriesStep, String> words) {
        return new TableCell<>() {
            @Override
            protected void updateItem(@Nullable SeriesStep step, boolean empty) {
                super.updateItem(step, empty);
                setText(empty || step == null ? null : words.apply(step));
            }
        };
    }

    private String amount(SeriesStep step) {
        RepairPlan plan = step.plan();
        return plan == null ? "" : words.amount(plan.change());
    }

    private String state(SeriesStep step) {
        return switch (step.state()) {
            case WAITING -> texts.now("sheet.series.state.waiting");
            case PREVIEWED ->
                texts.now(step.undoable() ? "sheet.series.state.previewed" : "sheet.series.state.no-undo");
            case UNVERIFIED -> texts.now("sheet.reason.unverified");
            case NOTHING -> texts.now("sheet.reason.nothing");
            case FAILED -> problem(step.problem());
            case DONE -> texts.now("sheet.series.state.done", Counted.runs(step.runs(), texts));
        };
    }

    private String problem(@Nullable Problem why) {
        return why == null ? "" : texts.now(why);
    }

    private void show() {
        frame.head(model.title(), model.verb());
        frame.acceptShown(model.needsAcceptance());
        if (table.getSelectionModel().isEmpty() && !model.steps().isEmpty()) {
            table.getSelectionModel().select(0);
        }
        for (SeriesStep step : model.steps()) {
            RepairPlan plan = step.plan();
            if (plan != null) {
                frame.server(texts.now("sheet.server", texts.identity(plan.identity().line())));
            }
        }
        detail();
    }

    private void detail() {
        model.steps().stream().filter(step -> step.request().check().path().equals(chosen)).findFirst()
                .ifPresent(step -> {
                    Repair way = step.request().way();
                    RepairPlan plan = step.plan();
                    String effects = plan == null
                            ? ""
                            : words.sentences(words.effects(plan, OtherTables.of(plan)));
                    about.setText(words.sentences(List.of(texts.now(way.does()), texts.now(way.locks()), effects)));
                    undo.setText(words.undo(way, model.target().engine()));
                    undo.getStyleClass().setAll("label", step.undoable() ? "muted" : "not-verified");
                    rows.show(plan == null ? null : plan.change());
                });
    }

    void opened(Runnable close) {
        frame.onKeep(close);
    }

    Parent root() {
        return frame.root();
    }

    /// Whether a step is part of the series.
    private final class IncludeCell extends TableCell<SeriesStep, SeriesStep> {
        private final javafx.scene.control.CheckBox box = new javafx.scene.control.CheckBox();

        @Override
        protected void updateItem(@Nullable SeriesStep step, boolean empty) {
            super.updateItem(step, empty);
            setGraphic(empty || step == null ? null : box);
            if (step != null && !empty) {
                box.setId("series-include-" + step.request().check().id());
                box.setAccessibleText(texts.now("sheet.series.include", texts.now(step.request().check().title())));
                box.setSelected(step.included());
                box.setDisable(!step.ready());
                box.setOnAction(_ -> model.include(step, box.isSelected()));
            }
        }
    }

    /// The way of a step, to choose from where there are several.
    private final class WayCell extends TableCell<SeriesStep, SeriesStep> {
        private final WayBox box = new WayBox(texts);

        @Override
        protected void updateItem(@Nullable SeriesStep step, boolean empty) {
            super.updateItem(step, empty);
            setGraphic(null);
            setText(null);
            if (step == null || empty) {
                return;
            }
            List<Repair> ways = step.request().check().repairs(model.target().engine());
            if (ways.size() < 2 || step.state() == SeriesStep.State.DONE) {
                setText(texts.now(step.request().way().title()));
                return;
            }
            box.setId("series-way-" + step.request().check().id());
            box.setOnAction(_ -> {
                // nothing while it is filled
            });
            box.show(ways, step.request().way(), model.target().engine());
            box.setOnAction(_ -> {
                if (box.getValue() != null) {
                    model.choose(step, box.getValue());
                }
            });
            setGraphic(box);
        }
    }
}
