package plumbline.ui.sheet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import plumbline.core.journal.ChangeRecord;
import plumbline.core.pack.Repair;
import plumbline.core.repair.RepairPlan;
import plumbline.core.target.Engine;
import plumbline.ui.fx.Formats;
import plumbline.ui.fx.Texts;

/// What a plan says to a person. FX thread only.
record PlanWords(Texts texts) {
    private static final int NAMED = 6;

    /// How much was really tried, and how long ago.
    String extent(RepairPlan plan, Duration age) {
        String ago = new Formats(texts.messages()).age(age);
        return switch (plan.extent()) {
            case DONE -> texts.now(plan.verified() ? "sheet.repair.verified" : "sheet.repair.not-verified", ago);
            case SAMPLED -> texts.now(plan.verified() ? "sheet.repair.sampled" : "sheet.repair.not-verified", ago,
                    Counted.of(RepairPlan.SAMPLE, texts), Counted.of(plan.findings().size(), texts));
            case STATED -> texts.now("sheet.repair.stated", ago);
        };
    }

    /// What a change did besides, a sentence each; nothing of what was never tried.
    List<String> effects(RepairPlan plan, Map<String, Long> otherTables) {
        if (plan.extent() == RepairPlan.Extent.STATED) {
            return List.of();
        }
        List<String> effects = new ArrayList<>();
        effects.add(texts.now("sheet.repair.effects", others(otherTables),
                new Formats(texts.messages()).took(plan.millis()),
                Counted.of(plan.remaining(), texts)));
        effects.add(sentences(List.of(texts.now("sheet.repair.triggers", some(plan.effects().triggers())),
                texts.now("sheet.repair.held", some(plan.effects().locks())))));
        return effects;
    }

    /// Sentences one after the other, as the language writes them.
    String sentences(List<String> sentences) {
        return texts.messages().sentences(sentences.toArray(String[]::new));
    }

    private String others(Map<String, Long> others) {
        return others.isEmpty()
                ? texts.now("sheet.repair.others-none")
                : others.entrySet().stream()
                        .map(table -> texts.now("sheet.repair.other", nameOf(table.getKey()),
                                table.getValue()))
                        .collect(Collectors.joining(separator()));
    }

    private String nameOf(String table) {
        return table.equals("*") ? texts.now("sheet.repair.other-unnamed") : table;
    }

    private String some(List<String> names) {
        if (names.isEmpty()) {
            return texts.now("sheet.repair.others-none");
        }
        String first = names.stream().limit(NAMED).collect(Collectors.joining(separator()));
        return names.size() <= NAMED ? first : texts.now("sheet.repair.more", first, names.size() - NAMED);
    }

    private String separator() {
        return texts.now("sheet.list-separator");
    }

    /// Whether and how it can be taken back.
    String undo(Repair way, Engine engine) {
        return way.canBeUndone(engine)
                ? texts.now("sheet.repair.undoable")
                : way.noUndo().map(why -> texts.now("sheet.repair.no-undo-why", texts.now(why)))
                        .orElseGet(() -> texts.now("sheet.repair.no-undo"));
    }

    /// How much changes: rows, statements, or both.
    String amount(ChangeRecord change) {
        long statements = change.schema().size();
        long rows = change.size() - statements;
        if (statements == 0) {
            return texts.now("sheet.amount.rows", rows);
        }
        return rows == 0
                ? texts.now("sheet.amount.statements", statements)
                : texts.now("sheet.amount.both", rows, statements);
    }

    /// The verb of the dangerous button.
    String verb(ChangeRecord change) {
        if (change.schema().isEmpty()) {
            return texts.now("sheet.repair.verb", change.size());
        }
        boolean onlyStatements = change.size() == change.schema().size();
        return texts.now(onlyStatements ? "sheet.repair.verb-run" : "sheet.repair.verb-both", amount(change));
    }
}
