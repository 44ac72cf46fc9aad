package plumbline.ui.shell;

import java.util.ArrayList;
import java.util.List;
import plumbline.core.health.TargetHealth;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.ScreenEntry;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.ThemeChoice;

/// The commands of the palette, in the present language.
record ShellCommands(Console console, ShellViewModel shell) {

    /// Everything that can be done from here.
    List<Command> all() {
        List<Command> commands = new ArrayList<>(screens());
        commands.addAll(verbs());
        console.actions().forEach(each -> commands.add(command(each.id(), each.titleKey(), each.icon(), "",
                each.action())));
        commands.addAll(looks());
        commands.addAll(targets());
        return commands;
    }

    /// All targets and each of them: the scope.
    List<Command> scopes() {
        List<Command> commands = new ArrayList<>();
        commands.add(new Command("scope-all", texts().now("shell.scope.all"), "all targets", "mdal-dashboard", "",
                null, () -> console.trail().go(new Place.Overview())));
        commands.addAll(targets());
        return commands;
    }

    private List<Command> screens() {
        List<Command> commands = new ArrayList<>();
        int number = 1;
        for (ScreenEntry entry : console.screens()) {
            if (entry.rail() != ScreenEntry.Rail.NONE) {
                commands.add(command("screen-" + entry.id(), entry.titleKey(), entry.icon(), "Ctrl+" + number++,
                        () -> console.trail().go(entry.home())));
            } else if (!entry.within().isEmpty()) {
                commands.add(command("screen-" + entry.id(), entry.titleKey(), entry.icon(), "",
                        () -> console.trail().go(entry.home())));
            }
        }
        return commands;
    }

    private List<Command> verbs() {
        return List.of(
                command("refresh", "shell.command.refresh", "mdmz-refresh", "F5", shell::refresh),
                command("pause", shell.pausedProperty().get() ? "shell.command.resume" : "shell.command.pause",
                        "mdmz-pause", "", shell::togglePause),
                command("add-connection", "shell.command.add-connection", "mdal-add", "",
                        console.connections()::add),
                command("import-connections", "shell.command.import-connections", "mdal-file_upload", "",
                        console.connections()::importFile),
                command("notices", "shell.command.notices", "mdmz-notifications_none", "",
                        () -> shell.noticesOpenProperty().set(true)),
                command("back", "shell.command.back", "mdal-arrow_back", "Esc", console.trail()::back));
    }

    private List<Command> looks() {
        List<Command> commands = new ArrayList<>();
        for (ThemeChoice choice : ThemeChoice.values()) {
            String name = texts().now(choice.key());
            commands.add(new Command("theme-" + choice.word(), texts().now("shell.command.theme", name),
                    "theme " + choice.word(), "mdal-invert_colors", "", null,
                    () -> console.preferences().themeProperty().set(choice)));
        }
        for (Language language : Language.values()) {
            commands.add(new Command("language-" + language.tag(),
                    texts().now("shell.command.language", language.ownName()),
                    "language " + language.tag() + " " + inEnglish(language),
                    "mdal-language", "", null, () -> console.preferences().languageProperty().set(language)));
        }
        return commands;
    }

    /// What somebody types who can't read the present language.
    private static String inEnglish(Language language) {
        return switch (language) {
            case EN -> "English";
            case ZH_CN -> "Simplified Chinese";
            case ZH_TW -> "Traditional Chinese";
        };
    }

    private List<Command> targets() {
        List<Command> commands = new ArrayList<>();
        for (TargetHealth health : console.monitor().targets().get()) {
            var target = health.target();
            commands.add(new Command("target-" + target.name(), target.name(),
                    target.group() + " " + target.address().place(), "mdmz-storage",
                    texts().now(Mark.of(health.state()).key()), target.environment(),
                    () -> shell.scopeTo(target.name())));
        }
        return commands;
    }

    private Command command(String id, String key, String icon, String shortcut, Runnable action) {
        return new Command(id, texts().now(key), Messages.in(Language.EN).text(key), icon, shortcut, null, action);
    }

    private Texts texts() {
        return console.context().texts();
    }
}
