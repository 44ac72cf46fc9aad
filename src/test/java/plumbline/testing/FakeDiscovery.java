package plumbline.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import plumbline.core.discover.Discovered;
import plumbline.core.discover.Discovery;
import plumbline.core.discover.Evidence;
import plumbline.core.discover.Link;
import plumbline.core.discover.Proposal;
import plumbline.core.problem.Outcome;
import plumbline.core.session.Column;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Answers with two proposals, or with what it is told to.
public final class FakeDiscovery implements Discovery {

    public final List<List<String>> askedSchemas = new ArrayList<>();
    private Function<WorkContext, Outcome<Discovered>> answer = _ -> new Outcome.Done<>(found(Shop.TEST));

    /// What to answer from now on.
    public void answer(Function<WorkContext, Outcome<Discovered>> next) {
        answer = next;
    }

    @Override
    public Outcome<Discovered> look(Target target, List<String> schemas, Duration budget, WorkContext context) {
        askedSchemas.add(schemas);
        context.progress(0.5, "orders");
        return answer.apply(context);
    }

    /// A link with two orphans and a near-unique column.
    public static Discovered found(Target target) {
        Ident id = new Ident("id");
        Link link = new Link(TableName.of("orders"), new Ident("customer_id"), TableName.of("customers"), id);
        List<Column> columns = List.of(new Column("id", "int4", ValueKind.NUMBER),
                new Column("customer_id", "int4", ValueKind.NUMBER));
        Evidence orphans = new Evidence(98, 2, 0.96, columns, List.of(Shop.row(7L, 900L), Shop.row(8L, 901L)),
                "SELECT t.\"id\" AS \"id\", t.\"customer_id\" AS \"customer_id\" FROM \"orders\" AS t");
        Evidence doubles = new Evidence(400, 0, 0.9, List.of(), List.of(),
                "SELECT t.\"id\" AS \"id\" FROM \"customers\" AS t");
        return new Discovered(target,
                List.of(new Proposal.ForeignKey(link, true, List.of(id), true, orphans),
                        new Proposal.NearUnique(TableName.of("customers"), new Ident("email"), true, List.of(id), true,
                                doubles)),
                1_200, 12, true, Discovered.Left.nothing());
    }
}
