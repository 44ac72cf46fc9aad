package plumbline.core.checkpoint.restore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.pack.CheckpointRules;
import plumbline.core.pack.Pack;
import plumbline.core.pack.Packs;

/// Keeps those triggers from firing during a restore that a pack names, where one names any. Thread-safe.
///
/// @param packs where to look for packs
public record DeclaredTriggers(Packs packs) {

    /// The same request with the triggers that the fitting packs name; unchanged where none names any, so that all of
    /// the tables' own stay from firing. Tables of which no naming pack knows keep theirs from firing.
    public RestoreRequest in(RestoreRequest request) {
        if (!request.allTriggers()) {
            return request; // packs need not be read
        }
        List<CheckpointRules> naming = new FittingPacks(packs).of(request).stream().map(FittingPacks::rules)
                .filter(rules -> rules.triggers().isPresent()).toList();
        if (naming.isEmpty()) {
            return request;
        }
        List<String> words = new ArrayList<>();
        request.checkpoint().contents().inventory().triggers().stream()
                .filter(trigger -> naming.stream().noneMatch(rules -> rules.tables().stream()
                        .anyMatch(table -> table.means(trigger.table()))))
                .forEach(trigger -> words.add(trigger.table() + ": " + trigger.name()));
        for (SavedTable table : request.checkpoint().contents().tables()) {
            naming.stream().flatMap(rules -> rules.triggers().orElseThrow().stream())
                    .filter(trigger -> table.form().isMeantBy(trigger.table()))
                    .forEach(trigger -> Stream
                            .of(Optional.of(table.form().name()), Optional.ofNullable(table.form().root()))
                            .flatMap(Optional::stream).forEach(name -> words.add(name + ": " + trigger.name())));
        }
        return new RestoreRequest(request.target(), request.shelf(), request.checkpoint(), request.tables(),
                request.mode(), request.choice(), request.safety(), request.fullCopy(), request.intoOther(), false,
                words.stream().distinct().toList(), request.ticket());
    }

    /// The packs that have a say in a restore, by id.
    public List<String> packs(RestoreRequest request) {
        return new FittingPacks(packs).of(request).stream().map(Pack::id).toList();
    }
}
