package plumbline.core.pack.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.core.pack.Pack;
import plumbline.core.pack.PackHead;
import plumbline.core.target.Engine;

final class PackShelfTest {

    @TempDir
    Path folder;

    static List<String> builtIn() {
        return PackShelf.BUILT_IN;
    }

    private static List<String> ids(List<Pack> packs) {
        return packs.stream().map(Pack::id).toList();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void aHeadSaysTheSameAsItsPack(String id) {
        Pack pack = new PackShelf(folder).shelf().get().packs().stream().filter(each -> each.id().equals(id))
                .findFirst().orElseThrow();
        assertEquals(Optional.of(PackHead.of(pack)), PackReader.head(PackFiles.builtIn(id)));
    }

    @Test
    void wantedPacksAreTheSameBeforeAndAfterAllWereRead() {
        Predicate<PackHead> wanted = head -> head.engines().contains(Engine.SQLITE);
        PackShelf shelf = new PackShelf(folder);
        List<String> before = ids(shelf.where(wanted));
        shelf.follow();
        assertEquals(ids(shelf.where(wanted)), before);
    }

    @Test
    void aPersonsPackTakesThePlaceOfABuiltInOneThatIsWanted() throws IOException {
        Path own = Files.createDirectories(folder.resolve("operations"));
        Files.writeString(own.resolve("pack.yaml"), """
                id: operations
                title: Ours
                engines: [sqlite]
                checks:
                  - id: drift
                    title: Numbers of rows
                    why: They stay.
                    severity: warning
                    kind: baseline
                    baseline: {devices: 4}
                    key: [table]
                """);
        assertEquals(own.toString(), new PackShelf(folder).pack("operations").orElseThrow().origin());
    }
}
