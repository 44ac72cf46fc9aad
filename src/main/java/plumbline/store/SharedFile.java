package plumbline.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import plumbline.core.problem.FileRefusal;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.target.SharedConnections;
import plumbline.core.target.Target;
import plumbline.core.text.Phrase;

/// Reads a connections file that lies anywhere, by the rules of our own. Thread-safe.
public final class SharedFile implements SharedConnections {

    private static final int MOST_BYTES = 1 << 20; // thousands of connections; a wrong file may be of any size

    @Override
    public Outcome<List<Target>> in(Path file) {
        try (InputStream from = Files.newInputStream(file)) {
            byte[] bytes = from.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                return refused(file, Phrase.of("detail.file-large"));
            }
            ConnectionsReader.Content content = ConnectionsReader
                    .read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
            return content.mistakes().isEmpty()
                    ? new Outcome.Done<>(content.targets())
                    : refused(file, Phrase.of("detail.said", content.sentence()));
        } catch (CharacterCodingException notText) {
            return refused(file, Phrase.of("detail.not-utf8"));
        } catch (IOException unreadable) {
            return refused(file, FileRefusal.of(unreadable));
        }
    }

    private static Outcome<List<Target>> refused(Path file, Phrase why) {
        return new Outcome.Failed<>(Problem.of(ProblemCode.BAD_CONNECTIONS_FILE, file.toString(), why));
    }
}
