package plumbline.ui.sheet;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemText;
import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.control.EnvironmentFrame;
import plumbline.ui.fx.BoundTexts;
import plumbline.ui.fx.Fxml;
import plumbline.ui.fx.Texts;

/// What repair and undo share on screen: environment, progress, failure, confirmation and the two buttons. It builds
/// invariant 3 of the package. FX thread only.
final class SheetFrame {
    private final SheetFlow flow;
    private final Texts texts;
    private final Parent root;

    @FXML
    private HBox header = new HBox();
    @FXML
    private Label title = new Label();
    @FXML
    private VBox facts = new VBox();
    @FXML
    private VBox body = new VBox();
    @FXML
    private HBox progressBox = new HBox();
    @FXML
    private ProgressBar progress = new ProgressBar();
    @FXML
    private Label doing = new Label();
    @FXML
    private Button cancel = new Button();
    @FXML
    private VBox problemBox = new VBox();
    @FXML
    private Label what = new Label();
    @FXML
    private Label effect = new Label();
    @FXML
    private Label advice = new Label();
    @FXML
    private Button again = new Button();
    @FXML
    private Label server = new Label();
    @FXML
    private HBox ticketBox = new HBox();
    @FXML
    private TextField ticket = new TextField();
    @FXML
    private HBox confirmBox = new HBox();
    @FXML
    private Label confirmLabel = new Label();
    @FXML
    private TextField name = new TextField();
    @FXML
    private CheckBox accept = new CheckBox();
    @FXML
    private Label reason = new Label();
    @FXML
    private Button keep = new Button();
    @FXML
    private Label said = new Label();
    @FXML
    private Button save = new Button();
    @FXML
    private Button act = new Button();

    SheetFrame(SheetFlow flow, Texts texts) {
        this.flow = flow;
        this.texts = texts;
        root = Fxml.load(this);
        BoundTexts.bind(root, texts);
        environment();
        steps();
        confirmation();
        keyboard();
    }

    private void environment() {
        EnvironmentBadge badge = new EnvironmentBadge();
        badge.show(flow.target().environment(), flow.target().name(), texts);
        badge.setId("sheet-environment");
        header.getChildren().add(badge);
        EnvironmentFrame.on(root, flow.target().environment());
    }

    private void steps() {
        ReadOnlyObjectProperty<Stage> stage = flow.stageProperty();
        BooleanBinding busy = Bindings.createBooleanBinding(() -> stage.get().busy(), stage);
        BooleanBinding failed = stage.isEqualTo(Stage.FAILED);
        shownWhile(progressBox, busy);
        shownWhile(problemBox, failed);
        progress.progressProperty().bind(flow.progressProperty());
        doing.textProperty().bind(flow.doingProperty());
        cancel.setOnAction(_ -> flow.cancel());
        flow.problemProperty().addListener((_, _, problem) -> problem(problem));
    }

    private void problem(@Nullable Problem problem) {
        ProblemText words = ProblemText.onScreen(texts.messages());
        what.setText(problem == null ? "" : words.what(problem));
        effect.setText(problem == null ? "" : words.effect(problem));
        advice.setText(problem == null ? "" : words.advice(problem));
    }

    private void confirmation() {
        confirmBox.setVisible(flow.asksForName());
        confirmBox.setManaged(flow.asksForName());
        confirmLabel.textProperty().bind(texts.of("sheet.confirm", flow.target().name()));
        name.textProperty().bindBidirectional(flow.typedNameProperty());
        ticketBox.setVisible(false);
        ticketBox.setManaged(false);
        accept.setVisible(false);
        accept.setManaged(false);
        save.setVisible(false);
        save.setManaged(false);
        said.setVisible(false);
        said.setManaged(false);
        keep.disableProperty().bind(flow.stageProperty().isEqualTo(Stage.APPLYING));
    }

    // Enter belongs to the safe button: neither a field that was filled in nor the other button passes it on
    private void keyboard() {
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean swallowed = act.equals(event.getTarget()) || event.getTarget() instanceof TextInputControl;
            if (event.getCode() == KeyCode.ENTER && swallowed) {
                event.consume();
            }
        });
        keep.sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                keep.requestFocus();
            }
        });
    }

    /// Offers to save what would run, instead of running it.
    void saving(ObservableValue<Boolean> can, ObservableValue<String> words, Runnable saveAs) {
        save.setVisible(true);
        save.setManaged(true);
        save.disableProperty().bind(Bindings.createBooleanBinding(() -> !can.getValue(), can));
        save.setOnAction(_ -> saveAs.run());
        said.textProperty().bind(words);
        shownWhile(said, said.textProperty().isNotEmpty());
    }

    void verbs(StringBinding why, BooleanBinding can, Runnable apply, Runnable preview) {
        reason.textProperty().bind(why);
        act.disableProperty().bind(can.not());
        act.setOnAction(_ -> apply.run());
        again.setOnAction(_ -> preview.run());
    }

    void onKeep(Runnable close) {
        keep.setOnAction(_ -> close.run());
    }

    void head(String titleText, String verb) {
        title.setText(titleText);
        act.setText(verb);
        act.setAccessibleText(verb);
    }

    void facts(Node... nodes) {
        facts.getChildren().setAll(nodes);
    }

    void body(Node... nodes) {
        body.getChildren().setAll(nodes);
    }

    void server(String line) {
        server.setText(line);
    }

    void ticket(javafx.beans.property.StringProperty number) {
        ticketBox.setVisible(true);
        ticketBox.setManaged(true);
        ticket.textProperty().bindBidirectional(number);
        ticket.disableProperty().bind(flow.stageProperty().isEqualTo(Stage.APPLYING));
    }

    /// Asks for the word that a change can't be taken back.
    void accept(javafx.beans.property.BooleanProperty accepted) {
        accept.setVisible(true);
        accept.setManaged(true);
        accept.selectedProperty().bindBidirectional(accepted);
        accept.disableProperty().bind(flow.stageProperty().isEqualTo(Stage.APPLYING));
    }

    /// Asks for another word.
    void accept(javafx.beans.property.BooleanProperty accepted, String key) {
        accept(accepted);
        accept.textProperty().bind(texts.of(key));
        accept.accessibleTextProperty().bind(texts.of(key));
    }

    /// Names the safe button anew.
    void keepWord(String key) {
        keep.textProperty().bind(texts.of(key));
        keep.accessibleTextProperty().bind(texts.of(key));
    }

    /// Names the button that ends the job under way anew.
    void stopWord(String key) {
        cancel.textProperty().bind(texts.of(key));
        cancel.accessibleTextProperty().bind(texts.of(key));
    }

    /// Whether that word is asked for at all.
    void acceptShown(boolean shown) {
        accept.setVisible(shown);
        accept.setManaged(shown);
    }

    static Label fact(String text, String... styles) {
        Label fact = new Label(text);
        fact.setWrapText(true);
        fact.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        fact.getStyleClass().addAll(styles);
        return fact;
    }

    private static void shownWhile(Node node, BooleanBinding condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    Parent root() {
        return root;
    }
}
