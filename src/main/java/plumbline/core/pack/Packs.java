package plumbline.core.pack;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import plumbline.core.watch.Watchable;

/// The packs there are: the built-in ones and those in the person's folder, picked up while the console runs.
public interface Packs {

    /// All packs that can be used, and the mistakes of those that can't.
    Watchable<Shelf> shelf();

    /// The pack of this id.
    default Optional<Pack> pack(String id) {
        return where(head -> head.id().equals(id)).stream().findFirst();
    }

    /// The packs that can be used and are wanted, by id. The others need not be read for it.
    default List<Pack> where(Predicate<PackHead> wanted) {
        return shelf().get().packs().stream().filter(pack -> wanted.test(PackHead.of(pack))).toList();
    }

    /// What was found.
    ///
    /// @param packs    valid ones, by id
    /// @param mistakes of the others
    record Shelf(List<Pack> packs, List<PackMistake> mistakes) {

        public Shelf {
            packs = List.copyOf(packs);
            mistakes = List.copyOf(mistakes);
        }
    }
}
