package plumbline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import plumbline.core.check.CronText;
import plumbline.core.pack.Check;
import plumbline.core.pack.CheckpointRules;
import plumbline.core.pack.Pack;
import plumbline.core.pack.PackMistake;
import plumbline.core.pack.Packs;
import plumbline.core.pack.Repair;
import plumbline.core.pack.yaml.PackFiles;
import plumbline.core.pack.yaml.PackReader;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Engine;
import plumbline.core.text.Language;

/// `packs`: the packs there are, and what is wrong with one.
@Command(name = "packs", description = "List and show packs, and find the mistakes in one.")
final class PacksCommand implements Callable<Answer> {

    private final Supplier<Packs> packs;
    private final Said said;

    PacksCommand(Supplier<Packs> packs, Said said) {
        this.packs = packs;
        this.said = said;
    }

    @Override
    public Answer call() {
        return list();
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the packs there are.")
    Answer list() {
        Packs.Shelf shelf = packs.get().shelf().get();
        Language language = said.messages().get().language();
        List<Object> json = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Pack pack : shelf.packs()) {
            json.add(Json.object("id", pack.id(), "title", pack.title().in(language), "engines", engines(pack),
                    "checks", pack.checks().size(), "repairs",
                    pack.checks().stream().mapToInt(check -> check.repairs().size()).sum(), "kinds",
                    pack.checks().stream().map(check -> PackWords.kind(check.kind())).distinct().sorted().toList(),
                    "origin", pack.origin()));
            rows.add(List.of(pack.id(), pack.title().in(language), String.join(" ", engines(pack)),
                    Integer.toString(pack.checks().size()), pack.origin()));
        }
        List<Block> blocks = List.of(new Block.Table(
                List.of(said.text("cli.packs.id"), said.text("cli.packs.title"), said.text("cli.packs.engines"),
                        said.text("cli.packs.checks"), said.text("cli.packs.origin")),
                List.of(false, false, false, true, false), rows));
        return new Answer(
                Json.object("packs", json, "mistakes",
                        shelf.mistakes().stream().map(PackMistake::located).toList()),
                blocks, ExitCode.OK, shelf.mistakes().stream().map(PackMistake::located).toList());
    }

    private static List<String> engines(Pack pack) {
        return pack.engines().stream().map(Engine::word).sorted().toList();
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show what a pack asks and mends.")
    Answer show(@Parameters(index = "0", paramLabel = "ID") String id) {
        Pack pack = packs.get().pack(id).orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.UNKNOWN_PACK,
                id, String.join(", ", packs.get().shelf().get().packs().stream().map(Pack::id).toList()))));
        Language language = said.messages().get().language();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(pack.id() + ": " + pack.title().in(language)));
        pack.checkpoint().ifPresent(rules -> blocks.addAll(checkpoint(rules)));
        for (Check check : pack.checks()) {
            blocks.add(
                    new Block.Line(check.id() + " (" + check.severity().word() + "): " + check.title().in(language)));
            blocks.add(new Block.Line(check.why().in(language)));
            blocks.add(new Block.Line(said.text("cli.packs.kind", PackWords.kind(check.kind()),
                    check.schedule().isEmpty()
                            ? said.text("cli.packs.unscheduled")
                            : CronText.words(check.schedule(), language))));
            sources(check)
                    .forEach(sql -> blocks.add(new Block.Verbatim(sql)));
            for (Repair way : check.repairs()) {
                blocks.add(
                        new Block.Line(way.id() + ": " + way.does().in(language) + " " + way.locks().in(language) + " "
                                + said.text(PackWords.canBeUndone(way) ? "cli.packs.undo" : "cli.packs.no-undo",
                                        PackWords.means(way.means()),
                                        way.noUndo().map(text -> text.in(language)).orElse(""))));
            }
        }
        return new Answer(Json.object("id", pack.id(), "title", pack.title().in(language), "engines", engines(pack),
                "tables", pack.characteristic(), "origin", pack.origin(), "checkpoint",
                pack.checkpoint().map(PacksCommand::json).orElse(null), "checks",
                pack.checks().stream().map(check -> json(check, language)).toList()), blocks, ExitCode.OK);
    }

    private List<Block> checkpoint(CheckpointRules rules) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Line(said.text("cli.packs.checkpoint", words(rules.tables()))));
        rules.triggers().ifPresent(triggers -> blocks.add(new Block.Line(said.text("cli.packs.triggers",
                String.join(", ", triggers.stream().map(each -> each.table() + ": " + each.name()).toList())))));
        if (!rules.checks().isEmpty()) {
            blocks.add(new Block.Line(said.text("cli.packs.after", String.join(", ", rules.checks()))));
        }
        if (!rules.repairs().isEmpty()) {
            blocks.add(new Block.Line(said.text("cli.packs.offers", words(rules.repairs().stream()
                    .map(CheckpointRules.Way::path).toList()))));
        }
        return blocks;
    }

    private static String words(List<?> things) {
        return String.join(", ", things.stream().map(Object::toString).toList());
    }

    private static Object json(CheckpointRules rules) {
        return Json.object("tables", rules.tables().stream().map(Object::toString).toList(), "restore",
                Json.object("triggers",
                        rules.triggers().map(triggers -> triggers.stream()
                                .map(each -> each.table() + ": " + each.name()).toList()).orElse(null),
                        "checks", rules.checks(), "counts", rules.counts(), "repairs",
                        rules.repairs().stream().map(CheckpointRules.Way::path).toList()));
    }

    private static List<String> sources(Check check) {
        return check.engines().stream().flatMap(engine -> check.runs(engine).stream())
                .map(sql -> sql.source().strip()).distinct().toList();
    }

    private static Object json(Check check, Language language) {
        return Json.object("id", check.id(), "title", check.title().in(language), "why", check.why().in(language),
                "severity", check.severity().word(), "kind", PackWords.kind(check.kind()), "schedule", check.schedule(),
                "timeoutMillis", check.timeout().toMillis(), "needs", Json.object("tables", check.needs().tables(),
                        "functions", check.needs().functions(), "extensions", check.needs().extensions()),
                "masked", check.masked(), "key", check.key(), "sql",
                sources(check), "repairs",
                check.repairs().stream().map(way -> Json.object("id", way.id(), "title", way.title().in(language),
                        "does", way.does().in(language), "locks", way.locks().in(language), "kind",
                        PackWords.means(way.means()), "undo", PackWords.canBeUndone(way), "noUndo",
                        way.noUndo().map(text -> text.in(language)).orElse(null), "narrowable", way.narrowable(),
                        "limit", way.limit(), "touches",
                        way.touches().stream().map(touch -> touch.table().toString()).toList())).toList());
    }

    @Command(name = "lint", mixinStandardHelpOptions = true, description = "Name every mistake in a pack, with file and line.")
    Answer lint(
            @Parameters(index = "0", paramLabel = "PATH", description = "the pack's folder or its pack.yaml") Path path) {
        Path folder = path.getFileName() != null && path.getFileName().toString().equals(PackFiles.DESCRIPTION)
                ? path.toAbsolutePath().getParent()
                : path;
        if (folder == null || !Files.exists(path)) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, path.toString(), said.text("cli.no-file")));
        }
        List<PackMistake> mistakes = switch (PackReader.read(PackFiles.of(folder), folder.toString())) {
            case PackReader.Reading.Valid _ -> List.of();
            case PackReader.Reading.Invalid(List<PackMistake> found) -> found;
        };
        List<Block> blocks = new ArrayList<>();
        mistakes.forEach(mistake -> blocks.add(new Block.Line(mistake.located())));
        if (mistakes.isEmpty()) {
            blocks.add(new Block.Line(said.text("cli.packs.valid", folder.toString())));
        }
        List<Object> json = mistakes.stream().map(mistake -> (Object) Json.object("file", mistake.file(), "line",
                mistake.line(), "option", mistake.option(), "message", mistake.says())).toList();
        return new Answer(Json.object("path", path.toString(), "ok", mistakes.isEmpty(), "mistakes", json), blocks,
                mistakes.isEmpty() ? ExitCode.OK : ExitCode.FOUND);
    }
}
