package plumbline.ui.sheet;

import java.nio.file.Path;
import plumbline.core.backup.FoundBackup;
import plumbline.core.target.Target;

/// Which backup is to be put back, and where.
///
/// @param intoOther whether it may be another database than the backup was made of
/// @param safety    where what is there is saved first
public record BackupOrder(FoundBackup backup, Target target, boolean intoOther, Path safety) {}
