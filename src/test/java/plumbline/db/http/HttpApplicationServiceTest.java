package plumbline.db.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.service.ApplicationService.Answer;
import plumbline.core.target.Address.SqliteAddress;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.work.CancelledException;
import plumbline.core.work.Job;
import plumbline.core.work.Jobs;
import plumbline.core.work.WorkContext;

@Timeout(60)
final class HttpApplicationServiceTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(400);

    private final HttpApplicationService service = new HttpApplicationService();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    /// What the server does with a request.
    @FunctionalInterface
    private interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void on(String path, Reply reply) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            reply.to(exchange);
        });
    }

    private static Reply says(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    private Target target(String folder) {
        return at("http://127.0.0.1:" + server.getAddress().getPort() + folder);
    }

    private static Target at(String base) {
        return Target.adHoc(new SqliteAddress(Path.of("/data/shop.db")), Environment.TEST).servedBy(base);
    }

    private Problem problem(Target target, String method, String path, Duration timeout) {
        return assertThrows(ProblemException.class,
                () -> service.request(target, method, path, timeout, WorkContext.none())).problem();
    }

    @Test
    void givesBackStatusAndBody() {
        on("/api/stats", says(200, "{\"用量\": 7}"));
        Answer answer = service.request(target(""), "GET", "/api/stats?x=1", LONG, WorkContext.none());
        assertEquals(List.of(200, "{\"用量\": 7}"), List.of(answer.status(), answer.body()));
    }

    @Test
    void asksBelowTheFolderOfTheBaseAddress() {
        on("/", says(204, ""));
        service.request(target("/shop/"), "POST", "/api/recount", LONG, WorkContext.none());
        assertEquals(List.of("POST /shop/api/recount"), asked);
    }

    @Test
    void takesAnErrorForAnAnswer() {
        on("/", says(500, "no"));
        assertEquals(500, service.request(target(""), "GET", "/x", LONG, WorkContext.none()).status());
    }

    @Test
    void followsNoRedirect() {
        on("/elsewhere", says(200, "never"));
        on("/here", exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            says(302, "").to(exchange);
        });
        Answer answer = service.request(target(""), "GET", "/here", LONG, WorkContext.none());
        assertEquals(List.of("302", "GET /here"), List.of(String.valueOf(answer.status()), asked.getFirst()));
        assertEquals(1, asked.size());
    }

    @Test
    void keepsTheBeginningOfALargeBody() {
        on("/", says(200, "x".repeat(1_000_000)));
        assertEquals(64 * 1024,
                service.request(target(""), "GET", "/x", LONG, WorkContext.none()).body().length());
    }

    @Test
    void endsAtTheDeadlineWhereNothingIsSaid() {
        on("/", _ -> hold());
        assertEquals(ProblemCode.TIMEOUT, problem(target(""), "GET", "/x", SHORT).code());
    }

    @Test
    void endsAtTheDeadlineWhereTheBodyTrickles() {
        on("/", this::trickle);
        assertEquals(ProblemCode.TIMEOUT, problem(target(""), "GET", "/x", SHORT).code());
    }

    private void trickle(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            while (!held(Duration.ofMillis(20))) {
                body.write('x');
                body.flush();
            }
        }
    }

    private void hold() {
        held(Duration.ofSeconds(50));
    }

    private boolean held(Duration most) {
        try {
            return over.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Test
    void doesNotKnowWhatAChangeDidWhoseAnswerIsLate() {
        on("/", _ -> hold());
        assertEquals(Effect.UNKNOWN, problem(target(""), "POST", "/x", SHORT).effect());
    }

    @Test
    void cannotReachAPortNobodyListensOn() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        Problem problem = problem(at("http://127.0.0.1:" + port), "POST", "/x", LONG);
        assertEquals(List.of(ProblemCode.SERVICE_UNREACHABLE, Effect.NOTHING_CHANGED),
                List.of(problem.code(), problem.effect()));
    }

    @Test
    void cannotReachAServerThatHangsUp() throws IOException {
        try (ServerSocket rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var _ = threads.submit(() -> {
                while (!rude.isClosed()) {
                    rude.accept().close();
                }
                return null;
            });
            assertEquals(ProblemCode.SERVICE_UNREACHABLE,
                    problem(at("http://127.0.0.1:" + rude.getLocalPort()), "GET", "/x", LONG).code());
        }
    }

    @Test
    void endsAtOnceWhenItIsCancelled() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        on("/", _ -> {
            arrived.countDown();
            hold();
        });
        AtomicReference<ProblemCode> code = new AtomicReference<>();
        try (Jobs jobs = Jobs.threaded()) {
            Job<Answer> job = jobs.start("ask", "shop", context -> {
                try {
                    return service.request(target(""), "GET", "/x", LONG, context);
                } catch (ProblemException expected) {
                    code.set(expected.problem().code());
                    throw expected;
                }
            });
            assertTrue(arrived.await(20, TimeUnit.SECONDS), "the request arrives");
            job.cancel().run();
            CompletionException ended = assertThrows(CompletionException.class, () -> job.result().join());
            assertInstanceOf(CancelledException.class, ended.getCause());
        }
        assertEquals(ProblemCode.CANCELLED, code.get());
    }

    @Test
    void saysThatAConnectionHasNoService() {
        assertEquals(ProblemCode.NO_SERVICE, problem(at(""), "GET", "/x", LONG).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/x", "x", "@evil.example/x", "/@evil.example", "/a\\..\\b",
        "/\\evil.example",
        "/a/../b", "/a/..;/b", "/%2e%2e/b", "/%2F%2Fevil.example", "/a b", "/a\r\nHost: evil.example", "/a#b",
        "http://evil.example/", ":80@evil.example/", ".evil.example/", "/ａ"})
    void asksNowhereForAPathThatCouldLeadElsewhere(String path) {
        on("/", says(200, "never"));
        assertEquals(ProblemCode.BAD_PACK, problem(target("/shop"), "GET", path, LONG).code());
        assertEquals(List.of(), asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://geheim:wort@127.0.0.1", "http://a@b@127.0.0.1", "ftp://127.0.0.1", "file:///etc",
        "127.0.0.1:3000", "http://", "http://127.0.0.1?x=", "http://127.0.0.1#x", "http://127.0.0.1/a/../b",
        "http://127.0.0.1:99999", "http://127.0.0.1\\@evil.example"})
    void refusesABaseAddressThatIsNone(String base) {
        Problem problem = problem(at(base), "GET", "/x", LONG);
        assertEquals(ProblemCode.BAD_INPUT, problem.code());
        assertTrue(!problem.detail().contains("geheim"), "a password is not repeated");
    }
}
