package plumbline.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// A line to a server of this machine: what goes over it takes its time, each way, and is counted.
public final class SlowLine implements AutoCloseable {

    private static final int PIECE = 16 * 1024;
    /// How many pieces are on the way at once at most, as in a router's memory.
    private static final int ON_THE_WAY = 32;

    private final ServerSocket here;
    private final int port;
    private final long delay;
    private final double bytesPerNano;
    private final AtomicLong bytes = new AtomicLong();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /// A line that only counts.
    public static SlowLine counting(int port) {
        return new SlowLine(port, Duration.ZERO, Double.MAX_VALUE);
    }

    /// @param port      of the server
    /// @param roundTrip half of it each way
    /// @param megabits  in a second, each way and for each connection
    public SlowLine(int port, Duration roundTrip, double megabits) {
        this.port = port;
        this.delay = roundTrip.toNanos() / 2;
        this.bytesPerNano = megabits * 1e6 / 8 / 1e9;
        try {
            this.here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /// Where to connect to instead of the server.
    public int port() {
        return here.getLocalPort();
    }

    /// What went over it so far, both ways.
    public long bytes() {
        return bytes.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = here.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
                for (Socket socket : List.of(near, far)) {
                    socket.setTcpNoDelay(true);
                    sockets.add(socket);
                }
                carry(near, far);
                carry(far, near);
            }
        } catch (IOException closed) {
            // nobody connects any more
        }
    }

    /// A piece on its way.
    private record Piece(ByteBuffer bytes, long due) {}

    private void carry(Socket from, Socket to) {
        BlockingQueue<Piece> way = new ArrayBlockingQueue<>(ON_THE_WAY);
        Thread.ofVirtual().start(() -> take(from, way));
        Thread.ofVirtual().start(() -> give(way, to));
    }

    private void take(Socket from, BlockingQueue<Piece> way) {
        long free = System.nanoTime();
        byte[] buffer = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.addAndGet(read);
                free = Math.max(free, System.nanoTime()) + (long) (read / bytesPerNano);
                way.put(new Piece(ByteBuffer.wrap(Arrays.copyOf(buffer, read)), free + delay));
            }
        } catch (IOException closed) {
            // as the end
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        try {
            way.put(new Piece(ByteBuffer.allocate(0), free + delay));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void give(BlockingQueue<Piece> way, Socket to) {
        try (to) {
            OutputStream out = to.getOutputStream();
            for (Piece piece = way.take(); piece.bytes().hasRemaining(); piece = way.take()) {
                for (long left = piece.due() - System.nanoTime(); left > 0; left = piece.due() - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                out.write(piece.bytes().array());
            }
        } catch (IOException closed) {
            way.clear(); // so that the other end is not kept waiting for room
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            here.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
