package plumbline.testing;

import java.util.List;
import plumbline.core.pack.Packs;
import plumbline.core.watch.Watchable;
import plumbline.core.watch.Watched;

/// The shop's pack.
public final class FakePacks implements Packs {

    private final Watched<Shelf> shelf = new Watched<>(new Shelf(List.of(Shop.PACK), List.of()));

    @Override
    public Watchable<Shelf> shelf() {
        return shelf;
    }
}
