package plumbline.ui.grid;

import java.text.NumberFormat;
import java.util.List;

import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TabPane.TabClosingPolicy;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.RowImages;
import plumbline.ui.fx.Texts;

/// All of a change: a tab for each table with its number of rows, and one for statements. Where there is only one of
/// them it needs no tab. FX thread only.
public final class ChangePane extends StackPane {
    private final Texts texts;
    private final String id;
    private @Nullable ChangeRecord shown;

    /// @param id of the first table; the others have a number behind it
    public ChangePane(Texts texts, String id) {
        this.texts = texts;
        this.id = id;
        setId(id + "-pane");
        getStyleClass().add("change-pane");
        getChildren().setAll(new ChangeTable(texts, id));
    }

    /// Shows a change, or none.
    public void show(@Nullable ChangeRecord change) {
        if (change != null && change.equals(shown)) {
            return;
        }
        shown = change;
        List<RowImages> tables = change == null
                ? List.of()
                : change.tables().stream().filter(images -> !images.changes().isEmpty()).toList();
        boolean statements = change != null && !change.schema().isEmpty();
        if (tables.size() + (statements ? 1 : 0) <= 1) {
            getChildren().setAll(statements && change != null
                    ? schema(change)
                    : table(tables.isEmpty() ? null : tables.getFirst(), id));
            return;
        }
        TabPane tabs = new TabPane();
        tabs.setId(id + "-tabs");
        tabs.setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        tabs.accessibleTextProperty().bind(texts.of("grid.changes"));
        for (int i = 0; i < tables.size(); i++) {
            RowImages images = tables.get(i);
            tabs.getTabs().add(tab(images.table().toString(), images.changes().size(),
                    table(images, i == 0 ? id : id + "-" + i)));
        }
        if (statements && change != null) {
            tabs.getTabs().add(tab(texts.now("grid.statements"), change.schema().size(), schema(change)));
        }
        getChildren().setAll(tabs);
    }

    private Tab tab(String title, int count, Node content) {
        String number = NumberFormat.getIntegerInstance(texts.messages().language().locale()).format(count);
        Tab tab = new Tab(texts.now("grid.changes.tab", title, number), content);
        tab.setId(id + "-tab-" + title);
        return tab;
    }

    private ChangeTable table(@Nullable RowImages images, String tableId) {
        ChangeTable table = new ChangeTable(texts, tableId);
        table.show(images);
        return table;
    }

    private SchemaTable schema(ChangeRecord change) {
        SchemaTable table = new SchemaTable(texts, id + "-statements");
        table.getItems().setAll(change.schema());
        return table;
    }
}
