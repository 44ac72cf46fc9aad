package plumbline.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The least a JavaFX program can be: a window with one word. It tells when the window is usable as Plumbline does.
public final class EmptyWindow {

    private EmptyWindow() {}

    public static void main(String[] words) throws InterruptedException {
        CountDownLatch shown = new CountDownLatch(1);
        Platform.startup(() -> {
            Stage stage = new Stage();
            Scene scene = new Scene(new StackPane(new Label("Plumbline")), 1200, 760);
            stage.setScene(scene);
            stage.show();
            scene.addPostLayoutPulseListener(new Runnable() {

                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    shown.countDown();
                }
            });
            Platform.requestNextPulse();
        });
        if (!shown.await(1, TimeUnit.MINUTES)) {
            System.exit(1);
        }
        System.out.println("window usable " + ManagementFactory.getRuntimeMXBean().getUptime()
                + " ms after the program's start");
        System.out.flush();
        System.exit(0);
    }
}
