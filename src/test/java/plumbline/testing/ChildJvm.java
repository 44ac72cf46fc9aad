package plumbline.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program of the tests in a JVM of its own, to be killed or to be somebody else: started as fast as it can be, with
/// the class path of the tests. Its errors go nowhere unless the test wants them.
public final class ChildJvm {

    private ChildJvm() {}

    /// What starts it.
    ///
    /// @param memory the most it may take, as `-Xmx` wants it
    /// @param words  its arguments
    public static ProcessBuilder of(Class<?> main, String memory, List<String> words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx" + memory, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(words);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    }
}
