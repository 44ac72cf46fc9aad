package plumbline.core.backup;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import plumbline.core.backup.Flaw.Code;
import plumbline.core.work.WorkContext;

/// A dump as text, plain or gzipped: read from front to back to see whether it is whole. Stateless.
///
/// `pg_dump` writes "PostgreSQL database dump" as its first words and "PostgreSQL database dump complete" as its last
/// (pg_backup_archiver.c, RestoreArchive), and gzip ends with a sum of what was in it.
final class PlainScript {

    private static final String FIRST = "-- PostgreSQL database dump";
    private static final String LAST = "-- PostgreSQL database dump complete";
    private static final int END = 1024;

    private PlainScript() {}

    /// What is wrong with it; empty where it is whole.
    static Optional<Flaw> flaw(Path file, WorkContext context) throws IOException {
        boolean packed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        byte[] begin = new byte[END];
        byte[] end = new byte[END];
        long length = 0;
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                InputStream in = packed ? new GZIPInputStream(raw, 1 << 16) : raw) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                context.checkCancelled();
                if (length < END) {
                    System.arraycopy(buffer, 0, begin, (int) length, (int) Math.min(read, END - length));
                }
                keepEnd(end, buffer, read);
                length += read;
            }
        } catch (EOFException | ZipException broken) {
            return Optional.of(new Flaw(Code.PACKED, String.valueOf(broken.getMessage())));
        }
        if (length == 0) {
            return Optional.of(Flaw.of(Code.EMPTY));
        }
        String head = text(begin, 0, (int) Math.min(length, END));
        int kept = (int) Math.min(length, END);
        String tail = text(end, END - kept, kept);
        if (!head.contains(FIRST)) {
            return Optional.of(Flaw.of(Code.BEGINNING));
        }
        return tail.contains(LAST) ? Optional.empty() : Optional.of(Flaw.of(Code.ENDING));
    }

    private static void keepEnd(byte[] end, byte[] buffer, int read) {
        int fresh = Math.min(read, END);
        System.arraycopy(end, fresh, end, 0, END - fresh);
        System.arraycopy(buffer, read - fresh, end, END - fresh, fresh);
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }
}
