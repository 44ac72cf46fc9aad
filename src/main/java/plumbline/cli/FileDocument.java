package plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plumbline.core.activity.FileUse;
import plumbline.core.health.Bytes;
import plumbline.core.target.Target;

/// What `locks` says of a SQLite file: no session waits in a queue there, but processes hold its locks.
///
/// @param use who holds it now
record FileDocument(Target target, FileUse use, Said said) {

    Answer answer() {
        return new Answer(json(), blocks(), ExitCode.OK);
    }

    private Object json() {
        List<Object> holders = new ArrayList<>();
        for (FileUse.Holder holder : use.holders()) {
            holders.add(Json.object("pid", holder.pid(), "command", holder.command(), "user", holder.user(), "locks",
                    holder.locks().stream().map(FileUse.Lock::word).toList()));
        }
        return Json.object("target", target.name(), "waiters", 0, "edges", List.of(), "roots", List.of(), "cycles",
                List.of(), "holders", holders, "told", use.told(), "wal", use.wal(), "walBytes", use.walBytes());
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Line(said.text("cli.locks.sqlite", target.name())));
        if (!use.told()) {
            blocks.add(new Block.Line(said.text("cli.locks.file.untold")));
        } else if (use.holders().isEmpty()) {
            blocks.add(new Block.Line(said.text("cli.locks.file.free")));
        } else {
            blocks.add(new Block.Table(
                    List.of("pid", said.text("cli.locks.file.process"), said.text("cli.locks.file.user"),
                            said.text("cli.locks.file.locks")),
                    List.of(true, false, false, false),
                    use.holders().stream().map(holder -> List.of(Long.toString(holder.pid()), holder.command(),
                            holder.user(), words(holder))).toList()));
        }
        if (use.wal()) {
            blocks.add(new Block.Line(said.text("cli.locks.file.wal", Bytes.text((double) use.walBytes()))));
        }
        return blocks;
    }

    private static String words(FileUse.Holder holder) {
        return String.join(", ", holder.locks().stream()
                .map(lock -> lock.name().replace('_', ' ').toLowerCase(Locale.ROOT)).toList());
    }
}
