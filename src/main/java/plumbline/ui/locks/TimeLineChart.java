package plumbline.ui.locks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import plumbline.core.activity.LockHistory.Episode;
import plumbline.ui.control.Painted;

/// The episodes of a stretch of time as bars, as high as the most that waited at once. A click or a drag looks at a
/// moment, left and right go from reading to reading, Escape comes back to now. FX thread only.
final class TimeLineChart extends Painted {

    private static final List<Duration> TICKS = List.of(Duration.ofMinutes(10), Duration.ofMinutes(15),
            Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(6), Duration.ofDays(1));
    private static final double TICK_ROOM = 60;
    private static final double SIDE = 10;
    private static final double FOOT = 18;
    private static final double HEAD = 17;
    private static final double SLACK = 8; // px beside a bar that still mean it
    private static final double LEAST_BAR = 3;

    private final TimeLineViewModel model;
    private final LockWords words;
    private final Canvas canvas = new Canvas();
    private final Label face = new Label();
    private final Tooltip tip = new Tooltip();

    TimeLineChart(TimeLineViewModel model, LockWords words) {
        this.model = model;
        this.words = words;
        setId("locks-time-line-chart");
        getStyleClass().add("time-line-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinHeight(70);
        setPrefHeight(70);
        canvas.setManaged(false);
        face.setManaged(false);
        face.setVisible(false);
        face.fontProperty().subscribe((_, _) -> requestLayout());
        getChildren().addAll(canvas, face);
        model.episodesProperty().subscribe((_, _) -> changed());
        model.asOfProperty().subscribe((_, _) -> requestLayout());
        words.texts().languageProperty().subscribe((_, _) -> changed());
        focusedProperty().subscribe((_, _) -> requestLayout());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::look);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::look);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> tip.hide());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        changed();
    }

    private void changed() {
        int many = model.episodesProperty().get().size();
        setAccessibleText(words.texts().now("locks.time.spoken", words.number(many), many));
        requestLayout();
    }

    private Instant from() {
        return model.now().minus(model.spanProperty().get().length());
    }

    private double x(Instant at) {
        double share = Duration.between(from(), at).toMillis()
                / (double) model.spanProperty().get().length().toMillis();
        return SIDE + share * (getWidth() - 2 * SIDE);
    }

    private Instant at(double x) {
        double share = (x - SIDE) / Math.max(1, getWidth() - 2 * SIDE);
        return from().plusMillis(Math.round(share * model.spanProperty().get().length().toMillis()));
    }

    @Override
    protected void paint() {
        GraphicsContext pen = cleared(canvas);
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        if (width < 4 * SIDE) {
            return;
        }
        pen.setFont(Font.font(face.getFont().getFamily(), 11));
        double ground = height - FOOT;
        ticks(pen, ground);
        bars(pen, ground);
        pen.setStroke(isFocused() ? accent() : line());
        pen.setLineWidth(1);
        pen.strokeLine(SIDE, ground + 0.5, width - SIDE, ground + 0.5);
        Instant asOf = model.asOfProperty().get();
        if (asOf != null) {
            double x = Math.round(x(asOf)) + 0.5;
            pen.setStroke(accent());
            pen.setLineWidth(2);
            pen.strokeLine(x, 2, x, ground);
            pen.setFill(accent());
            pen.fillPolygon(new double[]{x - 5, x + 5, x}, new double[]{0, 0, 7}, 3);
        }
    }

    private void ticks(GraphicsContext pen, double ground) {
        long span = model.spanProperty().get().length().toMillis();
        double most = Math.max(2, getWidth() / TICK_ROOM);
        Duration tick = TICKS.stream().filter(each -> (double) span / each.toMillis() <= most).findFirst()
                .orElse(TICKS.getLast());
        ZoneId zone = words.zone();
        ZonedDateTime at = from().atZone(zone).toLocalDate().atStartOfDay(zone);
        DateTimeFormatter format = DateTimeFormatter.ofPattern(tick.toDays() >= 1 ? "MM-dd" : "HH:mm");
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.TOP);
        pen.setFill(muted());
        pen.setStroke(line());
        pen.setLineWidth(1);
        for (; at.toInstant().isBefore(model.now()); at = at.plus(tick)) {
            double x = Math.round(x(at.toInstant())) + 0.5;
            if (x > SIDE + 16 && x < getWidth() - SIDE - 16) {
                pen.strokeLine(x, ground, x, ground + 3);
                pen.fillText(format.format(at), x, ground + 4);
            }
        }
    }

    private void bars(GraphicsContext pen, double ground) {
        int highest = model.episodesProperty().get().stream().mapToInt(Episode::peak).max().orElse(1);
        Episode chosen = model.chosenProperty().get();
        double room = ground - HEAD;
        pen.setTextBaseline(VPos.BOTTOM);
        for (Episode episode : model.episodesProperty().get()) {
            double left = Math.max(SIDE, x(episode.began()));
            double wide = Math.max(LEAST_BAR, x(episode.ended()) - left);
            double high = Math.max(4, room * episode.peak() / Math.max(1, highest));
            boolean mine = chosen != null && chosen.id() == episode.id();
            pen.setFill(mine
                    ? accent()
                    : episode.longest().compareTo(Duration.ofMinutes(1)) >= 0
                            ? danger()
                            : warning());
            pen.fillRect(left, ground - high, wide, high);
            if (episode.peak() == highest) {
                pen.setFill(muted());
                pen.fillText(words.number(episode.peak()), left + wide / 2, ground - high - 1);
            }
        }
    }

    private void look(MouseEvent event) {
        requestFocus();
        model.lookAt(at(event.getX()), Duration.between(at(0), at(SLACK)));
        event.consume();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case KeyCode.LEFT -> model.previous();
            case KeyCode.RIGHT -> model.next();
            case KeyCode.END -> model.backToNow();
            case KeyCode.ESCAPE -> {
                if (model.asOfProperty().get() == null) {
                    return; // the window's own Escape goes back
                }
                model.backToNow();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void point(MouseEvent event) {
        Instant at = at(event.getX());
        Duration slack = Duration.between(at(0), at(SLACK));
        model.episodesProperty().get().stream()
                .filter(each -> !at.isBefore(each.began().minus(slack)) && !at.isAfter(each.ended().plus(slack)))
                .findFirst().ifPresentOrElse(each -> {
                    tip.setText(describe(each));
                    Point2D where = localToScreen(event.getX() + 12, event.getY() - 40);
                    if (where != null) {
                        tip.show(this, where.getX(), where.getY());
                    }
                }, tip::hide);
    }

    private String describe(Episode episode) {
        Instant now = model.now();
        String culprit = episode.culprit().isEmpty() ? words.texts().now("locks.time.cycle") : episode.culprit();
        return words.texts().now("locks.time.episode", words.moment(episode.began(), now),
                words.age(Duration.between(episode.began(), episode.ended())), words.number(episode.peak()),
                words.age(episode.longest()), culprit);
    }
}
