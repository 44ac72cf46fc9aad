package plumbline.cli;

import plumbline.core.pack.Kind;
import plumbline.core.pack.Means;
import plumbline.core.pack.Repair;

/// The words of pack files for what commands show of a pack.
final class PackWords {

    private PackWords() {}

    /// How a check's rows are judged.
    static String kind(Kind kind) {
        return switch (kind) {
            case Kind.Rows _ -> "rows";
            case Kind.Each _ -> "each";
            case Kind.Trial _ -> "trial";
            case Kind.Listing _ -> "list";
            case Kind.Report _ -> "report";
            case Kind.Bounds _ -> "bounds";
            case Kind.Baseline _ -> "baseline";
            case Kind.StatementTime _ -> "time";
            case Kind.Probe _ -> "probe";
            case Kind.WalSize _ -> "wal";
        };
    }

    /// By what a repair puts things right.
    static String means(Means means) {
        return switch (means) {
            case Means.Statements _ -> "change";
            case Means.Schema _ -> "schema";
            case Means.Outside _ -> "outside";
            case Means.Request _ -> "http";
        };
    }

    /// Whether a run of it can be taken back.
    static boolean canBeUndone(Repair way) {
        return way.noUndo().isEmpty() && switch (way.means()) {
            case Means.Statements _ -> true;
            case Means.Schema(var statement, var inverse) -> inverse.keySet().containsAll(statement.keySet());
            case Means.Outside _ -> false;
            case Means.Request _ -> !way.touches().isEmpty();
        };
    }
}
