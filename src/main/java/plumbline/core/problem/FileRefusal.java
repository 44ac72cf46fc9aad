package plumbline.core.problem;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import plumbline.core.text.Phrase;

/// What a person reads of a refusal of the file system: its words without the path, which is said beside it. Stateless.
public final class FileRefusal {

    private FileRefusal() {}

    /// The words.
    public static Phrase of(Exception refused) {
        return switch (refused) {
            case AccessDeniedException _ -> Phrase.of("detail.access");
            case NoSuchFileException _ -> Phrase.of("detail.no-file");
            case FileAlreadyExistsException _ -> Phrase.of("detail.taken");
            case FileSystemException other when other.getReason() != null -> said(other.getReason());
            case DirectoryIteratorException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
            default -> refused instanceof ToldException own ? own.words() : said(refused.getMessage());
        };
    }

    private static Phrase said(@Nullable String words) {
        return Phrase.of("detail.said", String.valueOf(words));
    }
}
