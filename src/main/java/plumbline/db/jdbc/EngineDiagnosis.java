package plumbline.db.jdbc;

import java.util.EnumMap;
import java.util.Map;
import plumbline.core.problem.Outcome;
import plumbline.core.session.Diagnosis;
import plumbline.core.target.Engine;
import plumbline.core.target.Target;

/// Tries a connection in the way of its database system.
public final class EngineDiagnosis implements Diagnosis {

    private final Map<Engine, Diagnosis> byEngine;

    /// @param byEngine one for each database system
    public EngineDiagnosis(Map<Engine, Diagnosis> byEngine) {
        this.byEngine = new EnumMap<>(byEngine);
    }

    @Override
    public Outcome<Found> test(Target target) {
        Diagnosis diagnosis = byEngine.get(target.engine());
        if (diagnosis == null) {
            throw new IllegalArgumentException("no diagnosis for " + target.engine());
        }
        return diagnosis.test(target);
    }
}
