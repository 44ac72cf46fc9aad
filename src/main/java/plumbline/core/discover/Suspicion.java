package plumbline.core.discover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import plumbline.core.discover.ForeignKeys.LinkClaim;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;

/// All that samples say of one column, or of the columns of one link. Used by one thread.
final class Suspicion {

    /// Strong claims beyond these are not asked.
    private static final int MOST_CLAIMS = 3;

    private final TableSample table;
    private final List<Ident> columns;
    private final List<Claim> claims = new ArrayList<>();

    Suspicion(TableSample table, List<Ident> columns) {
        this.table = table;
        this.columns = List.copyOf(columns);
    }

    void add(Claim claim) {
        claims.add(claim);
    }

    TableName table() {
        return table.shape().name();
    }

    List<Ident> columns() {
        return columns;
    }

    /// How many rows a question about it reads at least.
    long rows() {
        return table.rows();
    }

    /// 0 to 1, in steps: the strongest claim's; 0 where there is none that counts.
    double strength() {
        return claims().stream().mapToDouble(Claim::strength).max().orElse(0);
    }

    /// Those that count, the strongest first. Several weak links say only that all tables are numbered alike.
    private List<Claim> claims() {
        boolean alone = claims.stream().filter(LinkClaim.class::isInstance).count() == 1;
        return claims.stream().filter(claim -> alone || !claim.weak())
                .sorted(Comparator.comparingDouble(Claim::strength).reversed()).limit(MOST_CLAIMS).toList();
    }

    /// The link most is said for.
    Optional<Link> link() {
        return claims().stream().filter(LinkClaim.class::isInstance).map(claim -> ((LinkClaim) claim).link())
                .findFirst();
    }

    /// Asks the whole table, claim by claim: the first that settles it, else the one that most rows follow.
    Optional<Proposal> verify() {
        Optional<Proposal> best = Optional.empty();
        for (Claim claim : claims()) {
            if (best.isPresent() && claim.settles()) {
                return best;
            }
            Optional<Proposal> next = claim.verify().map(each -> each);
            if (next.isPresent() && claim.settles()) {
                return next;
            }
            boolean better = next.isPresent() && (best.isEmpty()
                    || next.get().evidence().agree() > best.get().evidence().agree());
            best = better ? next : best;
        }
        return best;
    }

    /// What is not yet known, as a person would write it.
    @Override
    public String toString() {
        List<String> names = columns.stream().map(Ident::name).toList();
        return table() + "." + (names.size() == 1 ? names.getFirst() : "(" + String.join(", ", names) + ")");
    }
}
