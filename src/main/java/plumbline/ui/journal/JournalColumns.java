package plumbline.ui.journal;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

import org.jspecify.annotations.Nullable;

import plumbline.core.journal.JournalEntry;
import plumbline.core.target.Environment;
import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.control.StateBadge;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Texts;

/// The journal's columns and what they say. FX thread only.
///
/// @param zone in which moments are told
record JournalColumns(Texts texts, ZoneId zone) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    List<TableColumn<JournalEntry, ?>> all() {
        TableColumn<JournalEntry, JournalEntry> rows = text("rows", 55, entry -> number(entry.rows()));
        rows.getStyleClass().add("number");
        return List.of(text("at", 140, entry -> moment(entry.at())), text("who", 115, JournalEntry::who),
                text("target", 105, JournalEntry::target), drawn("environment", 115, EnvironmentCell::new),
                text("what", 200, this::what), rows,
                drawn("result", 150, StateCell::new),
                text("verified", 90, entry -> texts.now(entry.verified() ? "journal.verified" : "journal.unverified")),
                text("undone-by", 120, JournalEntry::undoneBy), text("ticket", 90, JournalEntry::ticket));
    }

    String moment(Instant at) {
        return MOMENT.format(at.atZone(zone));
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(texts.messages().language().locale()).format(number);
    }

    String what(JournalEntry entry) {
        return texts.now("journal.what", action(entry), entry.subject());
    }

    private String action(JournalEntry entry) {
        String key = "journal.action." + entry.action();
        return texts.messages().has(key) ? texts.now(key) : entry.action();
    }

    String state(JournalEntry entry) {
        return texts.now(entry.undoneBy().isEmpty() ? "journal.state." + entry.state().word() : "journal.state.undone");
    }

    private Mark mark(JournalEntry entry) {
        return switch (entry.state()) {
            case COMMITTED -> Mark.OK;
            case ROLLED_BACK -> Mark.WARNING;
            case INTENT, UNKNOWN -> Mark.UNKNOWN;
        };
    }

    private TableColumn<JournalEntry, JournalEntry> text(String id, double width, Function<JournalEntry, String> text) {
        TableColumn<JournalEntry, JournalEntry> column = drawn(id, width, () -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable JournalEntry entry, boolean empty) {
                super.updateItem(entry, empty);
                setText(empty || entry == null ? null : text.apply(entry));
            }
        });
        boolean counted = id.equals("rows");
        column.setComparator((left, right) -> counted
                ? Long.compare(left.rows(), right.rows())
                : text.apply(left).compareTo(text.apply(right)));
        return column;
    }

    private TableColumn<JournalEntry, JournalEntry> drawn(String id, double width,
            java.util.function.Supplier<TableCell<JournalEntry, JournalEntry>> cell) {
        TableColumn<JournalEntry, JournalEntry> column = new TableColumn<>();
        column.setId("journal-column-" + id);
        column.textProperty().bind(texts.of("journal.column." + id));
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> cell.get());
        column.setComparator((left, right) -> (left.environment() + left.state())
                .compareTo(right.environment() + right.state()));
        return column;
    }

    private final class EnvironmentCell extends TableCell<JournalEntry, JournalEntry> {
        private final EnvironmentBadge badge = new EnvironmentBadge();

        EnvironmentCell() {
            badge.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE); // a table cell would draw it as wide as the column
        }

        @Override
        protected void updateItem(@Nullable JournalEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            Optional<Environment> environment = empty || entry == null
                    ? Optional.empty()
                    : Environment.ofWord(entry.environment());
            environment.ifPresent(known -> badge.show(known, texts.now(EnvironmentBadge.key(known))));
            setGraphic(environment.isPresent() ? badge : null);
        }
    }

    private final class StateCell extends TableCell<JournalEntry, JournalEntry> {
        private final StateBadge badge = new StateBadge();

        @Override
        protected void updateItem(@Nullable JournalEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (!empty && entry != null) {
                badge.show(mark(entry), state(entry));
            }
            setGraphic(empty || entry == null ? null : badge);
        }
    }
}
