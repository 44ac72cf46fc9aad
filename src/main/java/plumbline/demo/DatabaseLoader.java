package plumbline.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import plumbline.core.sql.Ident;

/// Makes the databases of the demo's PostgreSQL systems anew.
///
/// Everything is loaded beside the old database, which is then replaced in one moment: whoever uses it loses the session
/// and never sees half of it. All of it belongs to the role `dba` afterwards.
record DatabaseLoader(Logins logins) {

    /// Makes the roles that are not there.
    void createRoles() {
        try (Connection connection = logins.superuser("postgres"); Statement statement = connection.createStatement()) {
            statement.execute(DemoSystem.resource("roles.sql"));
        } catch (SQLException failed) {
            throw DemoProblem.of("roles", failed);
        }
    }

    /// Makes one system's database; different systems at the same time are fine.
    void load(DemoSystem system) {
        String place = new Ident(system.database()).quoted();
        String beside = new Ident(system.database() + "_new").quoted();
        try (Connection connection = logins.superuser("postgres"); Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + beside + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + beside + " OWNER dba TEMPLATE template0");
            fill(system);
            statement.execute("DROP DATABASE IF EXISTS " + place + " WITH (FORCE)");
            statement.execute("ALTER DATABASE " + beside + " RENAME TO " + place);
        } catch (SQLException failed) {
            throw DemoProblem.of(system.database(), failed);
        }
    }

    private void fill(DemoSystem system) throws SQLException {
        try (Connection connection = logins.superuser(system.database() + "_new");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION pg_stat_statements");
            statement.execute("SET SESSION AUTHORIZATION loader");
            for (String script : system.scripts()) {
                statement.execute(system.script(script));
            }
            statement.execute("RESET SESSION AUTHORIZATION");
            statement.execute("REASSIGN OWNED BY loader TO dba");
        }
    }
}
