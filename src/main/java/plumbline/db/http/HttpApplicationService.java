package plumbline.db.http;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.service.ApplicationService;
import plumbline.core.target.ServiceAddress;
import plumbline.core.target.Target;
import plumbline.core.text.Phrase;
import plumbline.core.watch.Subscription;
import plumbline.core.work.WorkContext;

/// Asks an application's service over HTTP/1.1. Thread-safe.
///
/// Only the address of the connection is asked: no redirect, no proxy, no cookie, no password. Each request has a
/// connection of its own, so that none is sent into one that the server has just closed, and one time limit for all of
/// it, the body included.
public final class HttpApplicationService implements ApplicationService {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /// What is known about a request that brought no answer: one that only asks has changed nothing.
    private record Sent(Target target, String method) {

        ProblemException failed(ProblemCode code, String detail, Throwable cause) {
            Effect effect = method.equals("GET") ? Effect.NOTHING_CHANGED : Effect.UNKNOWN;
            return new ProblemException(Problem.of(code, target.name(), detail).withEffect(effect), cause);
        }

        ProblemException neverSent(String detail, Throwable cause) {
            return new ProblemException(Problem.of(ProblemCode.SERVICE_UNREACHABLE, target.name(), detail), cause);
        }
    }

    @Override
    public Answer request(Target target, String method, String path, Duration timeout, WorkContext context) {
        HttpRequest request = HttpRequest.newBuilder(address(target, path))
                .method(known(method), BodyPublishers.noBody())
                .header("User-Agent", "Plumbline")
                .build();
        context.checkCancelled();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT)
                .build();
        try {
            return exchange(client, request, new Sent(target, method), timeout, context);
        } finally {
            client.shutdownNow(); // an answer that nobody waits for any more is not read on
        }
    }

    private static URI address(Target target, String path) {
        if (target.service().isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.NO_SERVICE, target.name()));
        }
        ServiceAddress base = ServiceAddress.of(target.service()).orElseThrow(
                () -> new ProblemException(Problem.of(ProblemCode.BAD_INPUT, target.name(),
                        "service " + ServiceAddress.RULE)));
        return base.at(path).orElseThrow(() -> new ProblemException(
                Problem.of(ProblemCode.BAD_PACK, target.name(), Phrase.of("detail.leads-elsewhere", path))));
    }

    private static String known(String method) {
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("no method of a pack: " + method);
        }
        return method;
    }

    private static Answer exchange(HttpClient client, HttpRequest request, Sent sent, Duration timeout,
            WorkContext context) {
        long began = System.nanoTime();
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request,
                head -> new FirstBytes(head.headers()));
        try (Subscription _ = context.onCancel(() -> answer.cancel(true))) {
            HttpResponse<String> whole = answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return new Answer(whole.statusCode(), whole.body(),
                    Duration.ofNanos(System.nanoTime() - began).toMillis());
        } catch (TimeoutException late) {
            throw sent.failed(ProblemCode.TIMEOUT, "no whole answer within " + timeout.toMillis() + " ms", late);
        } catch (CancellationException cancelled) {
            throw sent.failed(ProblemCode.CANCELLED, "", cancelled);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw sent.failed(ProblemCode.CANCELLED, "", hurried);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw context.cancelled() ? sent.failed(ProblemCode.CANCELLED, "", cause) : unreachable(sent, cause);
        } finally {
            answer.cancel(true);
        }
    }

    private static ProblemException unreachable(Sent sent, Throwable why) {
        return switch (why) {
            case HttpConnectTimeoutException late -> sent.neverSent("no connection in time", late);
            case ConnectException refused -> sent.neverSent(words(refused), refused);
            default -> sent.failed(ProblemCode.SERVICE_UNREACHABLE, words(why), why);
        };
    }

    private static String words(Throwable why) {
        for (Throwable each = why; each != null; each = each.getCause()) {
            String message = each.getMessage();
            if (message != null && !message.isBlank()) {
                return message;
            }
        }
        return why instanceof ConnectException ? "connection refused" : why.getClass().getSimpleName();
    }
}
