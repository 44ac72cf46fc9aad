package plumbline.ui.backups;

import java.nio.file.Path;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import plumbline.ui.fx.UiWork;

/// Which folder is to be archived, before it is. FX thread only.
public final class ArchiveViewModel {

    private final BiConsumer<Path, Path> archive;
    private final StringProperty folder = new SimpleStringProperty("");
    private final StringProperty to;
    private final StringBinding mistake;

    /// @param to      where archives go unless a person says otherwise
    /// @param archive told the folder and where to
    ArchiveViewModel(Path to, UiWork work, BiConsumer<Path, Path> archive) {
        this.archive = archive;
        this.to = new SimpleStringProperty(to.toString());
        mistake = Bindings.createStringBinding(() -> {
            boolean both = CreateBackupViewModel.absolute(folder.get()) != null
                    && CreateBackupViewModel.absolute(this.to.get()) != null;
            return both ? "" : work.texts().now("backups.create.bad-folder");
        }, folder, this.to, work.texts().languageProperty());
    }

    /// Starts it, if everything is said; else nothing happens.
    public void archive() {
        Path what = CreateBackupViewModel.absolute(folder.get());
        Path where = CreateBackupViewModel.absolute(to.get());
        if (what != null && where != null) {
            archive.accept(what, where);
        }
    }

    /// The folder.
    public StringProperty folderProperty() {
        return folder;
    }

    /// Where to.
    public StringProperty toProperty() {
        return to;
    }

    /// What is still to be said, in words; empty where nothing is.
    public StringBinding mistake() {
        return mistake;
    }
}
