package plumbline.core.activity;

import java.time.Duration;
import plumbline.core.target.Identity;

/// What ending a prepared transaction would do.
///
/// @param verb        COMMIT_PREPARED or ROLLBACK_PREPARED
/// @param transaction as it is now
/// @param statement   exactly what will run
/// @param blocks      how many sessions wait behind it
/// @param frees       how many of them wait for nobody else in the end
/// @param longestWait of those behind it
public record PreparedPlan(Verb verb, Identity identity, PreparedTransaction transaction, String statement, int blocks,
        int frees, Duration longestWait) {}
