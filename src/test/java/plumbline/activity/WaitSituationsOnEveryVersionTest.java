package plumbline.activity;

import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// The versions that the default build leaves out.
@Tag("proofs")
@ParameterizedClass
@ValueSource(ints = {14, 15, 16, 17})
final class WaitSituationsOnEveryVersionTest extends WaitSituations {

    WaitSituationsOnEveryVersionTest(int major) throws SQLException {
        super(major);
    }
}
