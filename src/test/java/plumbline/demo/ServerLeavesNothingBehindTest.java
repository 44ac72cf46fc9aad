package plumbline.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.testing.Await;
import plumbline.testing.ChildJvm;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a server left behind is stopped by the next start")
final class ServerLeavesNothingBehindTest {

    private static final Path SHELF = Path.of("target/postgresql/unpacked").toAbsolutePath();
    private static final String NAME = "我的 演示";

    private final Path temp;

    ServerLeavesNothingBehindTest(@TempDir Path temp) {
        this.temp = temp;
    }

    /// The accounts this machine offers us: as root those where PostgreSQL agrees to run, else our own.
    static List<String> accounts() {
        return ServerAccount.detect().prefix().isEmpty()
                ? List.of("")
                : Stream.of("namespace", "nobody").filter(name -> ServerAccount.named(name).isPresent()).toList();
    }

    /// What lies outside our own folders because another account must reach it.
    @AfterEach
    void removeWhatLiesElsewhere() throws IOException {
        Optional<ServerAccount> other = ServerAccount.named("nobody");
        if (!ServerAccount.detect().prefix().isEmpty() && other.isPresent()) {
            Folders.remove(other.get().place(temp.resolve(NAME)));
            Folders.remove(other.get().place(SHELF));
        }
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void serverEndsWhenTheProgramIsKilled(String account) throws IOException {
        Process program = start(account, temp.resolve(NAME));
        ProcessHandle server = serverOf(program);
        List<ProcessHandle> others = server.children().toList();
        assertTrue(others.size() > 2, "the postmaster has its helpers");
        program.destroyForcibly();
        Await.until("the postmaster's end", Duration.ofSeconds(15), () -> !server.isAlive());
        Await.until("its helpers' end", Duration.ofSeconds(5), () -> others.stream().noneMatch(ProcessHandle::isAlive));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void nextStartEndsWhatWasLeftBehind(String account) throws IOException {
        Path folder = temp.resolve(NAME);
        Process program = start(account, folder);
        ProcessHandle server = serverOf(program);
        // with its guardian gone nobody stops the server when the program dies
        ProcessHandle guardian = server.parent().orElseThrow();
        List<ProcessHandle> watchers = guardian.children().filter(child -> !child.equals(server)).toList();
        guardian.destroyForcibly();
        watchers.forEach(ProcessHandle::destroyForcibly);
        program.destroyForcibly();
        Await.until("the program's end", Duration.ofSeconds(10), () -> !program.isAlive());
        assertTrue(server.isAlive());

        Process second = start(account, folder);
        ProcessHandle fresh = serverOf(second);
        assertNotEquals(server.pid(), fresh.pid());
        // its number is free once the system's first process has taken note
        Await.until("the old server's end", Duration.ofSeconds(5), () -> !server.isAlive());
        second.getOutputStream().close();
        Await.until("the second program's end", Duration.ofSeconds(20), () -> !second.isAlive());
        assertEquals(0, second.exitValue());
        Await.until("the new server's end", Duration.ofSeconds(5), () -> !fresh.isAlive());
    }

    private static Process start(String account, Path folder) throws IOException {
        return ChildJvm.of(DoomedProgram.class, "256m", List.of(SHELF.toString(), folder.toString(), account))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static ProcessHandle serverOf(Process program) throws IOException {
        BufferedReader reader = program.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("postmaster ")) {
                return ProcessHandle.of(Long.parseLong(line.substring("postmaster ".length()))).orElseThrow();
            }
        }
        throw new AssertionError("the program ended without a server");
    }
}
