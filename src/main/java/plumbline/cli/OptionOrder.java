package plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// Lets a command's options stand before the command, too, as the contract has it: they are moved behind it.
final class OptionOrder {

    private OptionOrder() {}

    /// The same words with the command first; unchanged where no command is among them.
    ///
    /// @param top with all commands
    static String[] commandFirst(CommandLine top, String... words) {
        List<String> options = new ArrayList<>();
        int at = 0;
        while (at < words.length && !top.getSubcommands().containsKey(words[at])) {
            if (!words[at].startsWith("-") || words[at].equals("--")) {
                return words; // a word that is no command: picocli says so
            }
            options.add(words[at]);
            if (takesValue(top, words[at]) && at + 1 < words.length) {
                options.add(words[++at]);
            }
            at++;
        }
        List<String> ordered = new ArrayList<>();
        CommandLine command = at < words.length ? top.getSubcommands().get(words[at]) : null;
        while (command != null) {
            ordered.add(words[at++]);
            int next = at;
            while (!command.getSubcommands().isEmpty() && next < words.length && words[next].startsWith("-")
                    && !words[next].equals("--")) {
                next += takesValue(top, words[next]) ? 2 : 1;
            }
            command = next < words.length ? command.getSubcommands().get(words[next]) : null;
            if (command != null) {
                options.addAll(List.of(words).subList(at, next));
                at = next;
            }
        }
        if (ordered.isEmpty()) {
            return words;
        }
        ordered.addAll(options);
        ordered.addAll(List.of(words).subList(at, words.length));
        return ordered.toArray(String[]::new);
    }

    /// Whether the next word belongs to the option, wherever the option is known.
    private static boolean takesValue(CommandLine line, String word) {
        OptionSpec option = line.getCommandSpec().findOption(word);
        if (option != null) {
            return option.arity().min() > 0;
        }
        return line.getSubcommands().values().stream().anyMatch(each -> takesValue(each, word));
    }
}
