package plumbline.core.pack;

import java.util.List;
import java.util.Optional;
import plumbline.core.session.Needs;
import plumbline.core.target.Engine;
import plumbline.core.text.LocalText;

/// One way to put a check's findings right.
///
/// @param id         unique in the check; names the way on the command line
/// @param does       what it does, in one or two sentences
/// @param locks      what it locks and for how long
/// @param touches    the tables it may change, parents before their children
/// @param narrowable whether it can be kept to chosen findings
/// @param limit      the most findings put right in one go; more are done in several runs
/// @param needs      what it needs beyond the check, such as a function
/// @param noUndo     why it can't be taken back, where it can't
public record Repair(String id, LocalText title, LocalText does, LocalText locks, Means means, List<Touch> touches,
        boolean narrowable, int limit, Needs needs, Optional<LocalText> noUndo) {

    public Repair {
        touches = List.copyOf(touches);
    }

    /// Whether it has something to do on a database system.
    public boolean worksOn(Engine engine) {
        return switch (means) {
            case Means.Statements(var steps) -> steps.containsKey(engine);
            case Means.Schema(var statement, _) -> statement.containsKey(engine);
            case Means.Outside(var statement, _) -> statement.containsKey(engine);
            case Means.Request _ -> true;
        };
    }

    /// Whether its runs can be taken back on a database system.
    public boolean canBeUndone(Engine engine) {
        return noUndo.isEmpty() && switch (means) {
            case Means.Statements _ -> true;
            case Means.Schema(_, var inverse) -> inverse.containsKey(engine);
            case Means.Outside _ -> false;
            // nobody knows what the application did, but the rows the findings name have images
            case Means.Request _ -> touches.stream().anyMatch(Touch::named);
        };
    }
}
