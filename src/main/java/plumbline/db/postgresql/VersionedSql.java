package plumbline.db.postgresql;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import plumbline.core.sql.Sql;
import plumbline.core.target.ServerVersion;
import plumbline.db.jdbc.SqlFile;

/// A statement that reads differently from some major version of the server on.
///
/// @param texts newest first
record VersionedSql(List<Since> texts) {

    /// One of its texts.
    ///
    /// @param major the first version it is for
    record Since(int major, SqlFile text) {}

    VersionedSql {
        texts = List.copyOf(texts);
    }

    /// Reads `<path>-<major>.sql` for each of the versions.
    static VersionedSql read(String path, int... majors) {
        return new VersionedSql(IntStream.of(majors).boxed().sorted(Comparator.reverseOrder())
                .map(major -> new Since(major, SqlFile.read(path + "-" + major + ".sql"))).toList());
    }

    /// The text for a server.
    Sql of(ServerVersion version) {
        return texts.stream().filter(text -> text.major() <= version.major()).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no text for " + version)).text().sql();
    }
}
