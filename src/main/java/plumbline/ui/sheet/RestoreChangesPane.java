package plumbline.ui.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestorePlan.TablePlan;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.TableDifference;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;
import plumbline.ui.grid.DifferenceTable;
import plumbline.ui.grid.PagedList;

/// The second step of a restore: what will change, table by table and row by row, in which order, and who waits for it.
/// FX thread only.
final class RestoreChangesPane extends VBox {
    private final RestoreSheetViewModel model;
    private final Texts texts;
    private final VBox facts = Nodes.styled(new VBox(), "sheet-facts");
    private final TableView<TablePlan> tables = new TableView<>();
    private final PagedList<RowDifference> rows;
    private final DifferenceTable difference;
    private final OrderDrawing order;
    private final VBox also = Nodes.styled(new VBox(), "restore-page");

    RestoreChangesPane(RestoreSheetViewModel model, Texts texts, UiWork work) {
        this.model = model;
        this.texts = texts;
        rows = new PagedList<>(work);
        difference = new DifferenceTable(texts, "restore-rows", rows, null);
        order = new OrderDrawing(texts);
        setId("restore-changes");
        getStyleClass().add("restore-part");
        buildTables();
        getChildren().setAll(facts, tables, tabs());
        facts.setMinHeight(USE_PREF_SIZE);
    }

    private TabPane tabs() {
        CheckBox only = Nodes.named(new CheckBox(texts.now("checkpoints.differences.only-changed")),
                "restore-only-changed");
        only.setAccessibleText(only.getText());
        only.selectedProperty().bindBidirectional(difference.onlyChangedProperty());
        VBox seen = Nodes.styled(new VBox(only, difference), "restore-part");
        VBox.setVgrow(difference, Priority.ALWAYS);
        ScrollPane scroll = new ScrollPane(also);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        TabPane tabs = new TabPane(tab("rows", seen), tab("order", order), tab("also", scroll));
        tabs.setId("restore-tabs");
        tabs.getStyleClass().add("lock-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setMinHeight(140);
        tabs.setPrefHeight(300);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        return tabs;
    }

    private Tab tab(String word, Node content) {
        Tab tab = new Tab(texts.now("restore.tab." + word), content);
        tab.setId("restore-tab-" + word);
        return tab;
    }

    private void buildTables() {
        tables.setId("restore-tables");
        tables.getStyleClass().add("striped");
        tables.setAccessibleText(texts.now("restore.tables"));
        tables.getColumns().add(column("table", 200, plan -> plan.name().toString(), false));
        tables.getColumns().add(number("inserts", TablePlan::inserts));
        tables.getColumns().add(number("updates", TablePlan::updates));
        tables.getColumns().add(number("deletes", TablePlan::deletes));
        tables.getColumns().add(number("rows", TablePlan::rows));
        tables.getColumns().add(column("drift", 160, plan -> model.words().drift(plan.drift()), false));
        tables.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        tables.setPrefHeight(28 * 6.2);
        tables.setMinHeight(28 * 3);
        tables.getSelectionModel().selectedItemProperty().addListener((_, _, plan) -> look(plan));
    }

    private TableColumn<TablePlan, TablePlan> number(String id, ToLongFunction<TablePlan> value) {
        TableColumn<TablePlan, TablePlan> column = column(id, 96, plan -> model.words().number(value.applyAsLong(plan)),
                true);
        column.getStyleClass().add("number");
        return column;
    }

    private TableColumn<TablePlan, TablePlan> column(String id, double width, Function<TablePlan, String> words,
            boolean number) {
        TableColumn<TablePlan, TablePlan> column = new TableColumn<>(texts.now("restore.column." + id));
        column.setId("restore-column-" + id);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable TablePlan plan, boolean empty) {
                super.updateItem(plan, empty);
                setText(empty || plan == null ? null : words.apply(plan));
                getStyleClass().remove("number");
                if (number) {
                    getStyleClass().add("number");
                }
            }
        });
        return column;
    }

    private void look(@Nullable TablePlan table) {
        RestorePlan plan = model.planProperty().get();
        Comparison comparison = plan == null ? null : plan.comparison();
        TableDifference its = table == null || comparison == null
                ? null
                : comparison.tables().stream().filter(each -> each.name().equals(table.name())).findFirst()
                        .orElse(null);
        difference.show(its);
        if (its == null || comparison == null) {
            rows.show(0, (_, _) -> List.of());
        } else {
            new PlannedRows(plan.request().choice(), comparison, its).on(rows);
        }
    }

    void show() {
        RestorePlan plan = model.planProperty().get();
        if (plan == null) {
            tables.getItems().clear();
            look(null);
            return;
        }
        facts.getChildren().clear();
        model.words().said(plan.locks()).forEach(text -> facts.getChildren().add(SheetFrame.fact(text)));
        facts.getChildren().add(Nodes.named(SheetFrame.fact(model.words().expected(plan), "muted"),
                "restore-expected"));
        tables.getItems().setAll(plan.tables());
        tables.getSelectionModel().select(plan.tables().stream().filter(each -> each.changes() > 0).findFirst()
                .orElse(plan.tables().isEmpty() ? null : plan.tables().getFirst()));
        order.show(plan);
        showAlso(plan);
    }

    private void showAlso(RestorePlan plan) {
        List<Node> lines = new ArrayList<>();
        part(lines, "restore.sequences", plan.sequences().stream().map(model.words()::sequence).toList());
        part(lines, "restore.triggers", plan.suppressed());
        part(lines, "restore.refreshed", plan.refreshed());
        part(lines, "restore.cycles", plan.cycles().isEmpty()
                ? List.of()
                : List.of(OrderDrawing.cycles(plan.cycles())));
        part(lines, "restore.drift", plan.tables().stream().flatMap(table -> table.drift().stream()
                .map(each -> table.name() + ": " + model.words().drift(each))).toList());
        if (lines.isEmpty()) {
            lines.add(SheetFrame.fact(texts.now("restore.also.none"), "muted"));
        }
        also.getChildren().setAll(lines);
    }

    private void part(List<Node> lines, String key, List<String> said) {
        if (!said.isEmpty()) {
            lines.add(Nodes.styled(new Label(texts.now(key)), "section-text"));
            said.forEach(each -> lines.add(SheetFrame.fact(each)));
        }
    }
}
