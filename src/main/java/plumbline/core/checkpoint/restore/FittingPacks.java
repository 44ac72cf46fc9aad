package plumbline.core.checkpoint.restore;

import java.util.List;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.pack.CheckpointRules;
import plumbline.core.pack.Pack;
import plumbline.core.pack.Packs;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;

/// Finds the packs that have a say in a restore: those bound to the target, else those of which the checkpoint holds a
/// characteristic table. Asks no database.
record FittingPacks(Packs packs) {

    List<Pack> of(RestoreRequest request) {
        Target target = request.target();
        Manifest manifest = request.checkpoint().contents();
        return packs.where(head -> head.engines().contains(target.engine()) && (target.packs().isEmpty()
                ? head.characteristic().stream().anyMatch(table -> holds(manifest, TableName.parse(table)))
                : target.packs().contains(head.id()))).stream().filter(pack -> pack.checkpoint().isPresent()).toList();
    }

    static CheckpointRules rules(Pack pack) {
        return pack.checkpoint().orElseThrow();
    }

    private static boolean holds(Manifest manifest, TableName name) {
        return manifest.tables().stream().anyMatch(table -> table.form().isMeantBy(name));
    }
}
