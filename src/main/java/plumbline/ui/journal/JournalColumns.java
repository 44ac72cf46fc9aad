package plumbline.ui.journal;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
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
import plumbline.ui.fx.Formats;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Texts;
import plumbline.ui.grid.ColumnWidths;

/// The journal's columns and what they say. FX thread only.
///
/// @param zone   in which moments are told
/// @param widths of the columns, as the person left them
record JournalColumns(Texts texts, ZoneId zone, ColumnWidths widths) {
    private static final String PREFIX = "journal-column-";
    private static final double SHAPE = 16;
    private static final double BADGE = 26;

    List<TableColumn<JournalEntry, ?>> all() {
        TableColumn<JournalEntry, JournalEntry> rows = text("rows", entry -> number(entry.rows()));
        rows.getStyleClass().add("number");
        return List.of(text("at", entry -> moment(entry.at())), text("target", JournalEntry::target),
                drawn("environment", this::environment, EnvironmentCell::new), text("what", this::what), rows,
                drawn("result", this::state, StateCell::new), text("verified", this::verified),
                text("who", JournalEntry::who), text("undone-by", JournalEntry::undoneBy),
                text("ticket", JournalEntry::ticket));
    }

    /// Gives the columns their widths.
    ///
    /// @param room width of the table in px
    void fit(List<TableColumn<JournalEntry, ?>> columns, List<JournalEntry> entries, double room) {
        List<JournalEntry> sample = entries.stream().limit(ColumnWidths.SAMPLE).toList();
        for (TableColumn<JournalEntry, ?> column : columns) {
            String name = column.getId().substring(PREFIX.length());
            if (column.getUserData() instanceof Words words) {
                widths.fit(column, name, sample.stream().map(words.of()).toList(), switch (name) {
                    case "result" -> SHAPE;
                    case "environment" -> BADGE;
                    default -> 0;
                });
            }
        }
        widths.squeeze(room);
    }

    /// What a column's cell says of an entry.
    private record Words(Function<JournalEntry, String> of) {}

    private String verified(JournalEntry entry) {
        return texts.now(entry.verified() ? "journal.verified" : "journal.unverified");
    }

    private String environment(JournalEntry entry) {
        return Environment.ofWord(entry.environment()).map(known -> texts.now(EnvironmentBadge.key(known))).orElse("");
    }

    String moment(Instant at) {
        return Formats.stamp(at, zone);
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
        // a signal commits nothing: it is sent or not
        String signal = "journal.signal." + entry.state().word();
        if (JournalViewModel.isSignal(entry) && texts.messages().has(signal)) {
            return texts.now(signal);
        }
        return texts.now(entry.undoneBy().isEmpty() ? "journal.state." + entry.state().word() : "journal.state.undone");
    }

    private Mark mark(JournalEntry entry) {
        return switch (entry.state()) {
            case COMMITTED -> Mark.OK;
            case ROLLED_BACK -> Mark.WARNING;
            case INTENT, UNKNOWN -> Mark.UNKNOWN;
        };
    }

    private TableColumn<JournalEntry, JournalEntry> text(String id, Function<JournalEntry, String> text) {
        TableColumn<JournalEntry, JournalEntry> column = drawn(id, text, () -> new TableCell<>() {
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

    private TableColumn<JournalEntry, JournalEntry> drawn(String id, Function<JournalEntry, String> text,
            java.util.function.Supplier<TableCell<JournalEntry, JournalEntry>> cell) {
        TableColumn<JournalEntry, JournalEntry> column = new TableColumn<>();
        column.setId(PREFIX + id);
        column.setUserData(new Words(text));
        column.textProperty().bind(texts.of("journal.column." + id));
        widths.follow(column, id);
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
