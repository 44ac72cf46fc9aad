package plumbline.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import plumbline.core.target.Address;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;

/// A database whose schema declares no foreign key, with rules that hold for nearly all rows, and with columns that only
/// look as if they followed one.
///
/// Planted: 6 orphaned orders, 4 wrong counts, 7 wrong totals, 3 wrong flags, 2 doubled addresses, 3 orphaned 订单, 2 orphans
/// in a table with quoted names.
public final class DriftedShop {

    private final Target target;
    private final UsageDatabase.Source source;

    private DriftedShop(Target target, UsageDatabase.Source source) {
        this.target = target;
        this.source = source;
        run(SCHEMA);
    }

    private static final String SCHEMA = """
            CREATE TABLE customers (id INTEGER PRIMARY KEY, full_name TEXT, email TEXT, order_count INTEGER,
                has_orders BOOLEAN, score INTEGER, note TEXT);
            CREATE TABLE orders (note TEXT, id INTEGER PRIMARY KEY, customer_id INTEGER, total NUMERIC(12, 2),
                "position" INTEGER, quantity INTEGER);
            CREATE TABLE order_items (id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL, amount NUMERIC(12, 2),
                line INTEGER);
            CREATE TABLE "客户" ("编号" INTEGER PRIMARY KEY, "名称" TEXT);
            CREATE TABLE "订单" ("标识" INTEGER PRIMARY KEY, "客户编号" INTEGER, "数量" INTEGER);
            CREATE TABLE "Device Kind" ("Kind Id" INTEGER PRIMARY KEY, label TEXT);
            CREATE TABLE "Device ""x""\" ("Serial?" TEXT, "Device Kind Id" INTEGER, "Id" INTEGER PRIMARY KEY);
            INSERT INTO orders (id, customer_id, total, "position", quantity, note)
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500)
            SELECT i, i % 361 + 1, 0, i, i % 9 + 1, 'as agreed' FROM n;
            INSERT INTO order_items (id, order_id, amount, line)
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)
            SELECT i, i % 1400 + 1, (i * 37) % 113 + 0.25, i % 5 FROM n;
            UPDATE orders SET total = (SELECT COALESCE(SUM(x.amount), 0) FROM order_items x WHERE x.order_id = orders.id);
            UPDATE orders SET total = total + 5 WHERE id IN (3, 300, 301, 302, 303, 304, 305);
            UPDATE orders SET customer_id = 90000 + id WHERE id BETWEEN 1450 AND 1455;
            INSERT INTO customers (id, full_name, email, order_count, score, note)
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
            SELECT i, 'Li ' || (i % 40), 'user' || i || '@example.org',
                (SELECT COUNT(*) FROM orders o WHERE o.customer_id = i), (i * 7919) % 400 + 1, 'met at fair ' || (i % 7)
            FROM n;
            UPDATE customers SET has_orders = (order_count > 0);
            UPDATE customers SET has_orders = (id = 399) WHERE id IN (10, 11, 399);
            UPDATE customers SET email = 'user1@example.org' WHERE id IN (200, 201);
            UPDATE customers SET order_count = order_count + 3 WHERE id IN (40, 41, 42);
            UPDATE customers SET order_count = NULL WHERE id = 43;
            INSERT INTO "客户"
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 90)
            SELECT i, '客户 ' || i FROM n;
            INSERT INTO "订单"
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
            SELECT i, i % 90 + 1, i % 17 + 1 FROM n;
            UPDATE "订单" SET "客户编号" = 777 WHERE "标识" IN (1, 2, 3);
            INSERT INTO "Device Kind"
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)
            SELECT i, 'kind ' || i FROM n;
            INSERT INTO "Device ""x""\" ("Id", "Device Kind Id", "Serial?")
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120)
            SELECT i, CASE WHEN i < 3 THEN 99 ELSE i % 12 + 1 END, 'S-' || i FROM n;
            """;

    /// One on PostgreSQL.
    public static DriftedShop postgres(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        return new DriftedShop(database.target(), database::connect);
    }

    /// One in a SQLite file.
    public static DriftedShop sqlite(Path folder) {
        Path file = folder.resolve("店 shop.db");
        return new DriftedShop(Target.adHoc(new Address.SqliteAddress(file), Environment.TEST),
                () -> DriverManager.getConnection("jdbc:sqlite:" + file));
    }

    public Target target() {
        return target;
    }

    /// Runs a script, as one transaction.
    public void run(String script) {
        try (Connection connection = source.open(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String each : script.split(";\\s*\\n", -1)) {
                if (!each.isBlank()) {
                    statement.execute(each);
                }
            }
            connection.commit();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
