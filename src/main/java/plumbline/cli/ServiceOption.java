package plumbline.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.ServiceAddress;
import plumbline.core.target.Target;
import plumbline.core.text.Phrase;

/// Where the application's own service is, for a target given as a URI.
final class ServiceOption {

    @Option(names = "--service", paramLabel = "URL", description = "base address of the application's own service, with a URI only; a saved connection has its own")
    @Nullable
    String url;

    /// The target with the service.
    Target at(Target target) {
        if (url == null) {
            return target;
        }
        if (target.saved()) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, "--service",
                    target.service().isEmpty()
                            ? Phrase.of("detail.saved", target.name())
                            : Phrase.of("detail.saved-as", target.name(), target.service())));
        }
        return target.servedBy(checked(url));
    }

    /// A base address as it is kept.
    static String checked(String url) {
        return ServiceAddress.of(url).map(ServiceAddress::toString).orElseThrow(
                () -> new ProblemException(Problem.of(ProblemCode.BAD_INPUT, "--service", ServiceAddress.RULE)));
    }
}
