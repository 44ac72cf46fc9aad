package plumbline.core.activity;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import plumbline.core.activity.FileUse.Holder;
import plumbline.core.health.FileHolders;

/// Who uses a file, as its tiles show it. Thread-safe.
public final class HeldFiles implements FileHolders {

    private final FileUseReader reader;

    /// @param reader see [SeenFileUse]
    public HeldFiles(FileUseReader reader) {
        this.reader = reader;
    }

    @Override
    public Look look(Path file) {
        FileUse use = reader.read(file);
        return new Look(use.told(), use.walBytes(), held(use, use.writer()), held(use, use.oldestReader()));
    }

    private static Optional<Held> held(FileUse use, Optional<Holder> holder) {
        return holder.map(each -> new Held(each.line(),
                each.locks().stream().map(FileUse.Lock::word).collect(Collectors.joining(", ")), use.held(each)));
    }
}
