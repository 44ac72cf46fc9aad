package plumbline.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options every command takes, before or after its name.
final class Options {

    @Option(names = "--home", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "the console's own folder (or PLUMBLINE_HOME)")
    @Nullable
    Path home;

    @Option(names = "--format", paramLabel = "FORMAT", scope = ScopeType.INHERIT, defaultValue = "text", description = "text, json or markdown (default: ${DEFAULT-VALUE})")
    Format format = Format.text;

    @Option(names = "--lang", paramLabel = "LANG", scope = ScopeType.INHERIT, description = "en, zh-CN or zh-TW (default: the system's)")
    @Nullable
    String language;

    @Option(names = "--read-only", scope = ScopeType.INHERIT, description = "refuse whatever would change a target")
    boolean readOnly;
}
