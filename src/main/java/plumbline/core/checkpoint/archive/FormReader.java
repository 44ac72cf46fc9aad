package plumbline.core.checkpoint.archive;

import java.util.ArrayList;
import java.util.List;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.LinkForm;
import plumbline.core.checkpoint.Skipped;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.TriggerForm;
import plumbline.core.sql.TableName;

/// What a manifest says of tables and what belongs to them. Stateless.
final class FormReader {

    private FormReader() {}

    static TableForm form(Fields its) {
        List<ColumnForm> columns = new ArrayList<>();
        for (Fields column : its.objects("columns")) {
            columns.add(new ColumnForm(column.ident("name"), column.text("type"), column.count("oid"),
                    column.text("base"), Words.kind(column.text("kind")), column.flag("notNull"),
                    column.flag("always")));
        }
        List<KeyPart> key = new ArrayList<>();
        for (Fields part : its.objects("key")) {
            key.add(new KeyPart(part.place("column", columns.size()), Words.order(part.text("order"))));
        }
        TableName root = its.has("root") ? its.name("root") : null;
        return new TableForm(its.name("name"), its.text("kind"), root, columns, its.texts("generated"), key,
                its.flag("ordered"), Words.coding(its.text("coding")), its.texts("definition"),
                its.number("estimatedRows"), its.number("estimatedBytes"));
    }

    static List<LinkForm> links(Fields head) {
        return head.objects("foreignKeys").stream()
                .map(its -> new LinkForm(its.text("name"), its.name("child"), its.idents("columns"),
                        its.name("parent"), its.idents("keys"), its.text("definition"), its.flag("deferrable"),
                        its.flag("deferred"), its.flag("validated"), its.text("onDelete")))
                .toList();
    }

    static List<TriggerForm> triggers(Fields head) {
        return head.objects("triggers").stream().map(its -> new TriggerForm(its.name("table"), its.text("name"),
                its.text("enabled"), its.text("definition"))).toList();
    }

    static List<Skipped> skipped(Fields head) {
        return head.objects("skipped").stream().map(its -> new Skipped(its.text("name"), its.text("reason"))).toList();
    }
}
