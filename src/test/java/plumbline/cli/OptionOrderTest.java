package plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

final class OptionOrderTest {

    @Command(name = "top", subcommands = {Change.class, Saved.class})
    static final class Top {

        @Option(names = "--format")
        @Nullable
        String format;
    }

    @Command(name = "change")
    static final class Change {

        @Option(names = "--execute")
        boolean execute;

        @Option(names = "--confirm")
        @Nullable
        String confirm;
    }

    @Command(name = "saved", subcommands = Change.class)
    static final class Saved {}

    private static String[] ordered(String words) {
        return OptionOrder.commandFirst(new CommandLine(new Top()), words.split(" ", -1));
    }

    @Test
    void optionsBeforeTheCommandComeBehindItWithTheirValues() {
        assertArrayEquals("change --execute --confirm change --format json shop".split(" ", -1),
                ordered("--execute --confirm change --format json change shop"));
    }

    @Test
    void commandOfACommandStaysBesideIt() {
        assertArrayEquals("saved change --confirm=x y".split(" ", -1), ordered("--confirm=x saved change y"));
    }

    @Test
    void orderThatIsRightStays() {
        assertArrayEquals("change shop --execute".split(" ", -1), ordered("change shop --execute"));
    }

    @Test
    void wordThatIsNoCommandIsLeftToBeRefused() {
        assertArrayEquals("--execute chnage shop".split(" ", -1), ordered("--execute chnage shop"));
    }
}
