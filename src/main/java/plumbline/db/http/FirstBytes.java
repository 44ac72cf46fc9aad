package plumbline.db.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/// Reads a body to its end and keeps the beginning. Used by the client's threads, one after the other.
final class FirstBytes implements BodySubscriber<String> {

    private static final int MOST = 64 * 1024;

    private final CompletableFuture<String> body = new CompletableFuture<>();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Charset charset;

    FirstBytes(HttpHeaders headers) {
        this.charset = headers.firstValue("Content-Type").map(FirstBytes::charset).orElse(StandardCharsets.UTF_8);
    }

    private static Charset charset(String type) {
        for (String part : type.split(";", -1)) {
            String word = part.strip();
            if (word.toLowerCase(Locale.ROOT).startsWith("charset=")) {
                try {
                    return Charset.forName(word.substring("charset=".length()).replace("\"", ""));
                } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
                    return StandardCharsets.UTF_8;
                }
            }
        }
        return StandardCharsets.UTF_8;
    }

    @Override
    public CompletionStage<String> getBody() { return body; }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            byte[] bytes = new byte[Math.min(part.remaining(), MOST - kept.size())];
            part.get(bytes);
            kept.writeBytes(bytes);
        }
    }

    @Override
    public void onError(Throwable broken) {
        body.completeExceptionally(broken);
    }

    @Override
    public void onComplete() {
        body.complete(kept.toString(charset));
    }
}
