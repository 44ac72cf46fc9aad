package plumbline.activity;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(ints = {13, 18})
final class SignallingTest extends Signalling {

    SignallingTest(int major) throws SQLException {
        super(major);
    }
}
