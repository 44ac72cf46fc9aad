package plumbline.core.backup;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// What a person reads of a refusal of the file system: its words without the path, which is said beside it.
final class Words {

    private Words() {}

    static String of(Exception refused) {
        return switch (refused) {
            case AccessDeniedException _ -> "access denied";
            case NoSuchFileException _ -> "no such file or folder";
            case FileAlreadyExistsException _ -> "there is something of that name";
            case FileSystemException other when other.getReason() != null -> String.valueOf(other.getReason());
            case DirectoryIteratorException wrapped -> String.valueOf(wrapped.getMessage());
            default -> String.valueOf(refused.getMessage());
        };
    }
}
