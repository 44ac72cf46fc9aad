package plumbline.ui.inconsistencies;

import org.jspecify.annotations.Nullable;

import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.ui.fx.Texts;
import plumbline.ui.inconsistencies.Entry.OfCheck;
import plumbline.ui.inconsistencies.Entry.OfPack;
import plumbline.ui.inconsistencies.Entry.OfRest;
import plumbline.ui.inconsistencies.Entry.OfTarget;

/// What stands in the middle where there are no rows to show.
///
/// @param title    empty where there are rows
/// @param password whether a password would help
record Heading(String title, String text, boolean password) {
    private static final Heading ROWS = new Heading("", "", false);

    static Heading of(@Nullable Entry entry, Texts texts, Words words) {
        return switch (entry) {
            case null -> new Heading(texts.now("inconsistencies.empty.choose"), "", false);
            case OfPack pack -> new Heading(texts.now(pack.title()), texts.now("inconsistencies.empty.choose"), false);
            case OfRest _ -> new Heading(texts.now("inconsistencies.empty.choose"), "", false);
            case OfTarget target -> ofTarget(target, texts);
            case OfCheck check -> ofCheck(check, texts, words);
        };
    }

    private static Heading ofTarget(OfTarget entry, Texts texts) {
        Problem problem = entry.problem();
        if (problem == null) {
            return new Heading(texts.now("inconsistencies.empty.target", entry.found()),
                    texts.now("inconsistencies.empty.choose"), false);
        }
        return new Heading(texts.now("inconsistencies.empty.failed"), texts.now(problem), wantsPassword(problem));
    }

    private static Heading ofCheck(OfCheck entry, Texts texts, Words words) {
        if (entry.result() == null) {
            return new Heading(words.status(entry), words.answer(entry), false);
        }
        return switch (entry.result().status()) {
            case FINDINGS -> ROWS;
            case CLEAN -> entry.result().rows().isEmpty() && entry.result().ignored().isEmpty()
                    ? new Heading(texts.now("inconsistencies.empty.clean"), words.answer(entry), false)
                    : ROWS;
            case FAILED -> new Heading(texts.now("inconsistencies.empty.failed"), words.answer(entry),
                    entry.result().problem() != null && wantsPassword(entry.result().problem()));
            case SKIPPED -> new Heading(texts.now("inconsistencies.empty.skipped"), words.answer(entry), false);
        };
    }

    private static boolean wantsPassword(Problem problem) {
        return problem.code() == ProblemCode.PASSWORD_MISSING || problem.code() == ProblemCode.PASSWORD;
    }

    static String title(@Nullable Entry entry, Texts texts) {
        return switch (entry) {
            case null -> texts.now("inconsistencies.title");
            case OfTarget target -> target.target().name();
            case OfPack pack -> texts.now(pack.title());
            case OfRest rest -> rest.pack();
            case OfCheck check -> texts.now(check.check().title());
        };
    }

    static String runKey(@Nullable Entry entry) {
        return switch (entry) {
            case null -> "inconsistencies.run";
            case OfTarget _ -> "inconsistencies.run-target";
            case OfPack _,OfRest _ -> "inconsistencies.run-pack";
            case OfCheck _ -> "inconsistencies.run";
        };
    }
}
