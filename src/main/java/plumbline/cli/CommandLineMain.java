package plumbline.cli;

import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import plumbline.core.checkpoint.restore.AfterRestore;
import plumbline.core.checkpoint.restore.DeclaredTriggers;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.problem.ProblemText;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;
import plumbline.core.work.CancelledException;

/// Parses a command, runs it and writes its answer. Used once.
public final class CommandLineMain {

    private static final Logger LOG = LoggerFactory.getLogger(CommandLineMain.class);

    private final Options options = new Options();
    private final CtrlC ctrlC = new CtrlC();
    private final Map<String, String> variables;
    private final PrintWriter out;
    private final PrintWriter err;
    private final String version;

    /// @param variables the process's environment
    /// @param out       where answers go
    /// @param err       where everything else goes
    /// @param version   what `--version` prints
    public CommandLineMain(Map<String, String> variables, PrintWriter out, PrintWriter err, String version) {
        this.variables = variables;
        this.out = out;
        this.err = err;
        this.version = version;
    }

    /// The top of the command tree; on its own it prints the help.
    @Command(name = "plumbline", mixinStandardHelpOptions = true, description = "See where data has drifted out of true, who waits for whom, and put it right.")
    static final class Top {

        @CommandLine.Mixin
        @SuppressWarnings("UnusedVariable") // picocli reads it through the annotation
        private final Options options;

        Top(Options options) {
            this.options = options;
        }
    }

    /// The folder given with `--home`, once the options are known; null where it was left out.
    public Supplier<java.nio.file.@org.jspecify.annotations.Nullable Path> home() {
        return () -> options.home;
    }

    /// The texts of the language asked for, once the options are known.
    public Supplier<Messages> messages() {
        return this::language;
    }

    /// Runs a command.
    ///
    /// @param services makes what the commands need, when they need it
    /// @return the exit code
    public int run(String[] arguments, CommandServices services) {
        CommandLine line = commands(services);
        line.setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true)
                .setUnmatchedOptionsArePositionalParams(false);
        line.setParameterExceptionHandler(
                (mistake, _) -> usage(String.valueOf(mistake.getMessage()), mistake.getCommandLine()));
        line.setExecutionExceptionHandler(failures());
        line.setExecutionStrategy(this::execute);
        try {
            return line.execute(OptionOrder.commandFirst(line, arguments));
        } finally {
            out.flush();
            err.flush();
            ctrlC.close();
        }
    }

    private CommandLine commands(CommandServices services) {
        Said said = new Said(this::language);
        TargetNames names = new TargetNames(services::connections, variables,
                target -> services.passwordQuestion().accept(target));
        Unfinished unfinished = new Unfinished(services::journal, services::repairs, services::connections);
        CommandLine line = new CommandLine(new Top(options));
        line.getCommandSpec().version(version);
        line.addSubcommand(new CheckCommand(names, services::checks, services::schedules,
                new BaselineRecording(services::checks, services::baselines, services::savedNumbers, said), options,
                said));
        line.addSubcommand(new IgnoreCommand(names, services::packs, services::ignored, said));
        line.addSubcommand(new RepairCommand(names, services::checks, services::repairs, unfinished, options, said));
        CheckpointRestoreCommand.Surroundings surroundings = new CheckpointRestoreCommand.Surroundings(ctrlC::context,
                err, options, said);
        line.addSubcommand(new UndoCommand(names, services::repairs, new RestoreUndo(services::journal,
                services::restores, services::checkpointShelf, surroundings), unfinished, options, said));
        line.addSubcommand("checkpoint", checkpoints(services, names, unfinished, surroundings));
        line.addSubcommand("snapshot", snapshots(services, names, unfinished, surroundings));
        line.addSubcommand(new DiscoverCommand(names, services::discovery, services::packKeeper, said));
        line.addSubcommand(new HealthCommand(names, services::monitor, said));
        line.addSubcommand(new LocksCommand(names, services::activity, services::fileUse, said));
        line.addSubcommand(new SignalCommand.Cancel(names, services::sessionControl, unfinished, options, said));
        line.addSubcommand(new SignalCommand.Terminate(names, services::sessionControl, unfinished, options, said));
        line.addSubcommand(new PreparedCommand(names, services::sessionControl, unfinished, options, said));
        line.addSubcommand(new ConnectionsCommand(names, services::connections, services::packs, services::diagnosis,
                variables, said));
        line.addSubcommand(new PacksCommand(services::packs, said));
        line.addSubcommand(new JournalCommand(names, services::journal, unfinished, said));
        line.addSubcommand(BackupCommand.line(names, services::backups, unfinished, surroundings));
        line.addSubcommand(new DemoCommand(services::demo, out, err, said));
        line.addSubcommand(new AutoComplete.GenerateCompletion());
        line.getSubcommands().values().forEach(CommandLineMain::help);
        return line;
    }

    private CommandLine checkpoints(CommandServices services, TargetNames names, Unfinished unfinished,
            CheckpointRestoreCommand.Surroundings surroundings) {
        CommandLine checkpoint = new CommandLine(new CheckpointCommand(names, services::checkpointShelf,
                surroundings.work(), surroundings.said()));
        checkpoint.addSubcommand(new CheckpointCreateCommand(names, services::packs, services::checkpoints,
                services::checkpointShelf, surroundings));
        checkpoint.addSubcommand(new CheckpointShowCommand(services::checkpointShelf, surroundings.said()));
        checkpoint.addSubcommand(new CheckpointTimes.Schedule(services::timedCheckpoints, surroundings.said()));
        checkpoint.addSubcommand(new CheckpointTimes.RunDue(services::timedCheckpoints, surroundings.work(),
                surroundings.said()));
        checkpoint.addSubcommand(
                new CheckpointDiffCommand(names, services::comparisons, services::checkpointShelf, surroundings));
        checkpoint.addSubcommand(new CheckpointRestoreCommand(names, services::restores,
                new CheckpointRestoreCommand.Around(() -> new DeclaredTriggers(services.packs()),
                        () -> new AfterRestore(services.packs(), services.checks())),
                services::checkpointShelf, unfinished, surroundings));
        return checkpoint;
    }

    private static CommandLine snapshots(CommandServices services, TargetNames names, Unfinished unfinished,
            CheckpointRestoreCommand.Surroundings surroundings) {
        SnapshotCommand reading = new SnapshotCommand(names, services::snapshots, surroundings.said());
        CommandLine snapshot = new CommandLine(reading);
        snapshot.addSubcommand(new SnapshotEditing.Create(reading, unfinished, surroundings));
        snapshot.addSubcommand(new SnapshotEditing.Edit(reading, unfinished, surroundings));
        snapshot.addSubcommand(new SnapshotEditing.Rollback(reading, unfinished, surroundings));
        return snapshot;
    }

    /// Method commands carry theirs in the annotation: added later it would shift their parameters.
    private static void help(CommandLine line) {
        if (!(line.getCommandSpec().userObject() instanceof Method)) {
            line.getCommandSpec().mixinStandardHelpOptions(true);
        }
        line.getSubcommands().values().forEach(CommandLineMain::help);
    }

    private int execute(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        CommandLine command = last.commandSpec().commandLine();
        if (command.getParent() == null) {
            return usage("a command is missing", command);
        }
        new CommandLine.RunLast().execute(parsed);
        Object result = command.getExecutionResult();
        if (result instanceof Answer answer) {
            return written(answer);
        }
        return result instanceof Integer code ? code : ExitCode.OK;
    }

    /// Rows are read only while they are written, so that even now something may fail.
    private int written(Answer answer) {
        try {
            switch (options.format) {
                case json -> Json.write(answer.json(), out);
                case text -> out.print(TextWriter.write(answer.blocks()));
                case markdown -> out.print(MarkdownWriter.write(answer.blocks()));
            }
        } catch (ProblemException failed) {
            err.println(Characters.visible(new ProblemText(language()).line(failed.problem())));
            return ExitCode.of(failed.problem());
        } finally {
            answer.end().run();
        }
        answer.warnings().forEach(warning -> err.println(Characters.visible(warning)));
        return answer.exitCode();
    }

    private IExecutionExceptionHandler failures() {
        return (failure, command, _) -> {
            if (failure instanceof ProblemException expected) {
                err.println(Characters.visible(new ProblemText(language()).line(expected.problem())));
                return ExitCode.of(expected.problem());
            }
            if (failure instanceof CancelledException) {
                Problem stopped = Problem.of(ProblemCode.CANCELLED, command.getCommandName());
                err.println(Characters.visible(new ProblemText(language()).line(stopped)));
                return ExitCode.of(stopped);
            }
            LOG.error("a command failed", failure);
            Problem bug = Problem.of(ProblemCode.UNEXPECTED, failure.getClass().getSimpleName(),
                    String.valueOf(failure.getMessage()));
            err.println(Characters.visible(new ProblemText(language()).line(bug)));
            return ExitCode.FAILED;
        };
    }

    private int usage(String message, CommandLine command) {
        err.println(Characters.visible(message.lines().findFirst().orElse("")) + " ("
                + command.getCommandSpec().qualifiedName() + " --help)");
        return ExitCode.USAGE;
    }

    private Messages language() {
        if (options.language != null) {
            return Messages.in(Language.ofTag(options.language).orElse(Language.EN));
        }
        for (String variable : new String[]{"LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = variables.get(variable);
            if (value != null && !value.isEmpty()) {
                String tag = value.replaceFirst("[.@].*", "").replace('_', '-');
                return Messages.in(Language.nearest(Locale.forLanguageTag(tag)));
            }
        }
        return Messages.in(Language.nearest(Locale.getDefault())); // Windows knows no such variables
    }
}
