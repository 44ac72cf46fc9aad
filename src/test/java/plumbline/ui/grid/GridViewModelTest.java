package plumbline.ui.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.export.ExtractFormat;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.ValueKind;
import plumbline.core.text.Language;
import plumbline.core.work.Jobs;
import plumbline.testing.Desk;
import plumbline.testing.Shop;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;

final class GridViewModelTest {

    private static final List<GridColumn> COLUMNS = List.of(
            new GridColumn(Shop.COLUMNS.get(0), GridColumn.Role.KEY, false), GridColumn.plain(Shop.COLUMNS.get(1)),
            new GridColumn(Shop.COLUMNS.get(2), GridColumn.Role.WRONG, false),
            new GridColumn(Shop.COLUMNS.get(3), GridColumn.Role.RIGHT, false));

    private final Desk desk = new Desk();
    private final GridViewModel grid = new GridViewModel(desk.work);

    @Test
    void filtersByAllWordsOverAllColumnsWhateverTheirCase() {
        grid.show("a", COLUMNS, Shop.findings(30));
        grid.filterProperty().set("KEYWORD 12");
        assertEquals(List.of(9L, 12L), ids(), "9 is there for its counter, 12");
        assertEquals(30, grid.totalProperty().get());
    }

    @Test
    void sortsNumbersByValueAndKeepsNullLastBothWays() {
        List<GridColumn> columns = List.of(GridColumn.plain(new Column("n", "numeric", ValueKind.NUMBER)));
        List<Row> rows = List.of(Shop.row(10L), Shop.row((Object) null), Shop.row(2L), Shop.row(2.5));
        grid.show("a", columns, rows);
        grid.sort(List.of(new Sort("n", false)));
        assertEquals(List.of("2", "2.5", "10", ""), grid.visible().stream().map(row -> row.text(0)).toList());
        grid.sort(List.of(new Sort("n", true)));
        assertEquals(List.of("10", "2.5", "2", ""), grid.visible().stream().map(row -> row.text(0)).toList());
    }

    @Test
    void filterSortAndSelectionSurviveARefreshByKey() {
        grid.show("a", COLUMNS, Shop.findings(30));
        grid.filterProperty().set("keyword 1");
        grid.sort(List.of(new Sort("id", true)));
        grid.select(List.of(Shop.findings(12).getLast(), Shop.findings(13).getLast()));
        List<Row> next = List.of(Shop.row(12L, "keyword 12", 99L, 12L), Shop.row(14L, "keyword 14", 17L, 14L));
        grid.show("a", COLUMNS, next);
        assertEquals(List.of(14L, 12L), ids());
        assertEquals(List.of(Shop.row(12L, "keyword 12", 99L, 12L)), grid.selectedRows());
    }

    @Test
    void whatAFilterHidesIsNotSelected() {
        grid.show("a", COLUMNS, Shop.findings(5));
        grid.select(Shop.findings(5));
        grid.filterProperty().set("keyword 3");
        assertEquals(1, grid.selectedCountProperty().get());
        grid.filterProperty().set("");
        assertEquals(5, grid.selectedCountProperty().get());
    }

    @Test
    void eachThingShownKeepsItsOwnFilterOrderAndSelection() {
        grid.show("a", COLUMNS, Shop.findings(5));
        grid.filterProperty().set("keyword 3");
        grid.select(Shop.findings(3).subList(2, 3));
        grid.show("b", COLUMNS, Shop.findings(4));
        assertEquals("", grid.filterProperty().get());
        assertEquals(4, grid.visible().size());
        assertEquals(0, grid.selectedCountProperty().get());
        grid.show("a", COLUMNS, Shop.findings(5));
        assertEquals(List.of(3L), ids());
        assertEquals(1, grid.selectedCountProperty().get());
    }

    @Test
    void manyRowsAreArrangedElsewhereAndOnlyTheLastWishCounts() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        UiWork elsewhere = new UiWork(Jobs.direct(), Runnable::run, waiting::add, new Texts(Language.EN));
        GridViewModel large = new GridViewModel(elsewhere);
        large.show("a", COLUMNS, Shop.findings(GridViewModel.AT_ONCE + 1));
        large.filterProperty().set("keyword 7");
        large.filterProperty().set("keyword 77");
        assertTrue(large.arrangingProperty().get());
        assertTrue(large.visible().isEmpty());
        while (!waiting.isEmpty()) {
            waiting.removeLast().run(); // the newest first: the older ones must then be dropped
        }
        assertFalse(large.arrangingProperty().get());
        assertTrue(large.visible().stream().allMatch(row -> row.values().toString().contains("77")));
    }

    @Test
    void choosingTooManyOneByOneIsRefusedWithAWord() {
        assertTrue(grid.mayChoose(GridViewModel.MOST_CHOSEN));
        assertEquals("", grid.saidProperty().get());
        assertFalse(grid.mayChoose(GridViewModel.MOST_CHOSEN + 1));
        assertEquals("At most 2,000 rows can be selected; with none selected, all are meant.",
                grid.saidProperty().get());
    }

    @Test
    void copiesTheSelectionOrElseAllThatIsShown() {
        grid.show("shop/usage-count", COLUMNS, Shop.findings(2));
        assertEquals("id\tkeyword\tusage_count\tcounted\n1\tkeyword 1\t4\t1\n2\tkeyword 2\t5\t2\n",
                grid.copy(ExtractFormat.TSV));
        grid.select(Shop.findings(1));
        assertEquals("INSERT INTO \"usage-count\" (\"id\", \"keyword\", \"usage_count\", \"counted\") VALUES "
                + "(1, 'keyword 1', 4, 1);\n", grid.copy(ExtractFormat.INSERT));
    }

    @Test
    void exportsToAFileAndSaysSo(@TempDir Path folder) throws IOException {
        grid.show("shop/usage-count", COLUMNS, Shop.findings(2));
        Path file = folder.resolve("out.csv");
        grid.export(file, ExtractFormat.CSV, true);
        assertEquals(3, Files.readAllLines(file).size());
        assertEquals("2 rows written to " + file, grid.saidProperty().get());
        grid.export(folder.resolve("no/such/folder.csv"), ExtractFormat.CSV, true);
        assertTrue(grid.saidProperty().get().contains("could not be written"), grid.saidProperty().get());
    }

    private List<Object> ids() {
        return grid.visible().stream().map(row -> row.get(0)).map(Object.class::cast).toList();
    }
}
