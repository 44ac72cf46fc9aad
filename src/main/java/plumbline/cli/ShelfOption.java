package plumbline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.sql.TableName;

/// Where the checkpoints lie.
final class ShelfOption {

    @Option(names = "--dir", paramLabel = "DIR", description = "the folder of the checkpoints (default: checkpoints in the home)")
    @Nullable
    Path dir;

    /// The shelf, found by whoever makes shelves; null asks for the home's.
    Shelf in(Function<@Nullable Path, Shelf> shelves) {
        return shelves.apply(dir);
    }

    /// Tables as they were typed.
    static List<TableName> tables(List<String> words) {
        return words.stream().map(TableName::parse).distinct().toList();
    }
}
