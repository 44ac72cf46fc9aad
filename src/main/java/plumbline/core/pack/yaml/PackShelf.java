package plumbline.core.pack.yaml;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import plumbline.core.pack.Pack;
import plumbline.core.pack.PackHead;
import plumbline.core.pack.PackMistake;
import plumbline.core.pack.Packs;
import plumbline.core.watch.Watchable;
import plumbline.core.watch.Watched;

/// The built-in packs and those of a folder, each subfolder one; a person's pack takes the place of a built-in one of
/// the same id. Thread-safe.
public final class PackShelf implements Packs {

    /// Ids of the packs that come with the console.
    public static final List<String> BUILT_IN = List.of("integrity", "usage-tracking", "campaigns", "energy-faults",
            "operations", "licensing-risk");

    private final Path folder;
    private final Watched<Shelf> shelf = new Watched<>(new Shelf(List.of(), List.of()));
    private final Map<String, Optional<PackHead>> heads = new HashMap<>();
    private final Map<String, PackReader.Reading> ours = new HashMap<>();
    private Map<String, FileTime> seen = Map.of();
    private boolean read;

    /// The packs are read when they are first asked for: a window that only opens need not wait for them.
    ///
    /// @param folder the person's packs; need not exist
    public PackShelf(Path folder) {
        this.folder = folder;
    }

    @Override
    public Watchable<Shelf> shelf() {
        readFirst();
        return shelf;
    }

    private synchronized void readFirst() {
        if (!read) {
            read = true;
            seen = stamps();
            shelf.set(readAll());
        }
    }

    /// While nobody has asked for all of them, built-in packs that are not wanted are not read. Where a person has packs, all
    /// are read: one of theirs may take a built-in one's place.
    @Override
    public synchronized List<Pack> where(Predicate<PackHead> wanted) {
        if (read || !folders().isEmpty()) {
            return Packs.super.where(wanted);
        }
        Map<String, Pack> packs = new TreeMap<>();
        for (String id : BUILT_IN) {
            if (head(id).map(wanted::test).orElse(true)
                    && builtIn(id) instanceof PackReader.Reading.Valid(Pack pack)
                    && wanted.test(PackHead.of(pack))) {
                packs.put(id, pack);
            }
        }
        return List.copyOf(packs.values());
    }

    private Optional<PackHead> head(String id) {
        return heads.computeIfAbsent(id, _ -> PackReader.head(PackFiles.builtIn(id)));
    }

    private PackReader.Reading builtIn(String id) {
        return ours.computeIfAbsent(id, _ -> PackReader.read(PackFiles.builtIn(id), "built in"));
    }

    /// Reads them again if a file of the folder changed since; called every few seconds by whoever keeps time.
    public synchronized void follow() {
        readFirst();
        Map<String, FileTime> now = stamps();
        if (!now.equals(seen)) {
            seen = now;
            shelf.set(readAll());
        }
    }

    private Shelf readAll() {
        Map<String, Pack> packs = new TreeMap<>();
        List<PackMistake> mistakes = new ArrayList<>();
        for (String id : BUILT_IN) {
            take(builtIn(id), packs, mistakes);
        }
        for (Path each : folders()) {
            take(PackReader.read(PackFiles.of(each), each.toString()), packs, mistakes);
        }
        return new Shelf(List.copyOf(packs.values()), mistakes);
    }

    private static void take(PackReader.Reading reading, Map<String, Pack> packs, List<PackMistake> mistakes) {
        switch (reading) {
            case PackReader.Reading.Valid(Pack pack) -> packs.put(pack.id(), pack);
            case PackReader.Reading.Invalid(List<PackMistake> found) -> mistakes.addAll(found);
        }
    }

    private List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
                entries.forEach(folders::add);
            } catch (IOException unreadable) {
                return List.of();
            }
        }
        folders.sort(null);
        return folders;
    }

    private Map<String, FileTime> stamps() {
        Map<String, FileTime> stamps = new LinkedHashMap<>();
        for (Path each : folders()) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(each)) {
                for (Path file : entries) {
                    stamps.put(file.toString(), Files.getLastModifiedTime(file));
                }
            } catch (IOException unreadable) {
                stamps.put(each.toString(), FileTime.fromMillis(0));
            }
        }
        return stamps;
    }
}
