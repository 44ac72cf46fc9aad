package plumbline.ui.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import plumbline.core.journal.JournalEntry;
import plumbline.core.repair.UndoResult.Conflict;
import plumbline.ui.fx.Texts;
import plumbline.ui.grid.ChangePane;

/// The undo sheet on screen. FX thread only.
final class UndoSheetView {
    private final UndoSheetViewModel model;
    private final Texts texts;
    private final SheetFrame frame;
    private final ChangePane rows;
    private final ListView<String> conflicts = new ListView<>();

    UndoSheetView(UndoSheetViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        frame = new SheetFrame(model.flow(), texts);
        rows = new ChangePane(texts, "sheet-rows");
        conflicts.setId("sheet-conflicts");
        conflicts.accessibleTextProperty().bind(texts.of("sheet.undo.conflicts"));
        VBox.setVgrow(rows, Priority.ALWAYS);
        VBox.setVgrow(conflicts, Priority.ALWAYS);
        frame.verbs(model.reason(), model.canUndo(), model::undo, model::preview);
        model.previewProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        UndoSheetViewModel.@Nullable Preview preview = model.previewProperty().get();
        frame.head(model.title(), model.verb());
        List<Node> facts = new ArrayList<>();
        facts.add(SheetFrame.fact(texts.now("sheet.undo.does")));
        if (preview != null) {
            rows.show(preview.change());
            JournalEntry entry = preview.entry();
            if (entry != null) {
                facts.add(SheetFrame.fact(texts.now("sheet.undo.run", entry.subject(), entry.who()), "muted"));
                frame.server(texts.now("sheet.server", texts.identity(entry.identity())));
            }
            if (!model.conflicts().isEmpty()) {
                facts.add(SheetFrame.fact(texts.now("sheet.undo.conflicts-found",
                        model.conflicts().size()), "not-verified"));
            }
        }
        conflicts.getItems().setAll(model.conflicts().stream().map(this::line).toList());
        frame.facts(facts.toArray(Node[]::new));
        frame.body(model.conflicts().isEmpty() ? rows : conflicts);
    }

    // the key, then what the run left and what is there now, only where they differ
    private String line(Conflict conflict) {
        String key = conflict.key().entrySet().stream().map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
        Map<String, @Nullable Object> expected = conflict.expected();
        Map<String, @Nullable Object> found = conflict.found();
        if (found == null) {
            return texts.now("sheet.undo.conflict-gone", key);
        }
        if (expected != null && expected.isEmpty()) {
            return texts.now("sheet.undo.conflict-found", key);
        }
        if (expected == null) {
            return texts.now("sheet.undo.conflict-back", key);
        }
        String values = new TreeSet<>(found.keySet()).stream()
                .filter(column -> !Objects.equals(expected.get(column), found.get(column)))
                .map(column -> texts.now("sheet.undo.conflict-value", column, String.valueOf(expected.get(column)),
                        String.valueOf(found.get(column))))
                .collect(Collectors.joining(texts.now("sheet.list-separator")));
        return texts.now("sheet.undo.conflict", key, values);
    }

    void opened(Runnable close) {
        frame.onKeep(close);
    }

    Parent root() {
        return frame.root();
    }
}
