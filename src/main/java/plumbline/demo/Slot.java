package plumbline.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/// One place for a running demo. Two consoles on one machine take two places; a place is free again when its program
/// has ended, however it ended.
///
/// @param folder the place, open to its owner only
/// @param lock   held while the demo runs
record Slot(Path folder, FileChannel lock) implements AutoCloseable {

    private static final int SLOTS = 9;
    private static final int PASSWORD_BYTES = 24;

    /// Takes the first free place below a folder.
    static Slot take(Path demo) throws IOException {
        for (int number = 1; number <= SLOTS; number++) {
            Path folder = Folders.make(demo.resolve(String.valueOf(number)), "rwx------");
            FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (locked(channel)) {
                return new Slot(folder, channel);
            }
            channel.close();
        }
        throw DemoProblem.of(demo.toString(), SLOTS + " demos run already");
    }

    /// The password of this place's superuser: made once, kept beside the data it belongs to.
    String password() throws IOException {
        Path file = folder.resolve("superuser");
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Path part = folder.resolve("superuser.part");
        Files.deleteIfExists(part);
        Files.createFile(part);
        Folders.permit(part, "rw-------");
        Files.writeString(part, password);
        Files.move(part, file);
        return password;
    }

    /// Leaves the place to others.
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException _) {
            // the system closes it with the program
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ownOther) {
            return false;
        }
    }
}
