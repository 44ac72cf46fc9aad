package plumbline.ui.connections;

import java.io.File;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import plumbline.core.pack.Pack;
import plumbline.core.problem.Problem;
import plumbline.core.session.Diagnosis.Found;
import plumbline.core.target.Engine;
import plumbline.core.target.Environment;
import plumbline.core.target.TlsMode;
import plumbline.ui.connections.ConnectionDialogViewModel.State;
import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.control.EnvironmentFrame;
import plumbline.ui.fx.BoundTexts;
import plumbline.ui.fx.ChoiceWords;
import plumbline.ui.fx.Fxml;
import plumbline.ui.fx.Texts;

/// The connection dialog on screen. FX thread only.
final class ConnectionDialogView {
    private final ConnectionDialogViewModel model;
    private final ConnectionForm form;
    private final Texts texts;
    private final Parent root;

    @FXML
    private Label title = new Label();
    @FXML
    private TextField uri = new TextField();
    @FXML
    private Button takeUri = new Button();
    @FXML
    private TextField name = new TextField();
    @FXML
    private TextField group = new TextField();
    @FXML
    private HBox environments = new HBox();
    @FXML
    private HBox engines = new HBox();
    @FXML
    private GridPane server = new GridPane();
    @FXML
    private TextField host = new TextField();
    @FXML
    private TextField port = new TextField();
    @FXML
    private TextField database = new TextField();
    @FXML
    private TextField user = new TextField();
    @FXML
    private PasswordField password = new PasswordField();
    @FXML
    private ComboBox<TlsMode> tls = new ComboBox<>();
    @FXML
    private TextField rootCert = new TextField();
    @FXML
    private Button chooseCert = new Button();
    @FXML
    private GridPane sqlite = new GridPane();
    @FXML
    private TextField file = new TextField();
    @FXML
    private Button chooseFile = new Button();
    @FXML
    private ComboBox<Duration> refresh = new ComboBox<>();
    @FXML
    private FlowPane packs = new FlowPane();
    @FXML
    private TextField service = new TextField();
    @FXML
    private VBox result = new VBox();
    @FXML
    private Label resultTitle = new Label();
    @FXML
    private Label resultText = new Label();
    @FXML
    private Button test = new Button();
    @FXML
    private ProgressIndicator testing = new ProgressIndicator();
    @FXML
    private Button cancelTest = new Button();
    @FXML
    private Button save = new Button();
    @FXML
    private Button close = new Button();

    ConnectionDialogView(ConnectionDialogViewModel model, Texts texts, Runnable leave) {
        this.model = model;
        this.form = model.form();
        this.texts = texts;
        root = Fxml.load(this);
        BoundTexts.bind(root, texts);
        title.setText(model.adds()
                ? texts.now("connections.title.add")
                : texts.now("connections.title.edit", form.nameProperty().get()));
        bindFields();
        bindChoices();
        bindMistakes();
        bindVerbs(leave);
        form.engineProperty().addListener((_, _, _) -> showEngine());
        form.environmentProperty().addListener((_, _, _) -> showFrame());
        showEngine();
        showFrame();
        showResult();
        // a field with the keyboard in it hides its prompt, and the URI's must be read
        name.sceneProperty().addListener((_, _, _) -> name.requestFocus());
    }

    private void bindFields() {
        bind(uri, model.uriProperty());
        bind(name, form.nameProperty());
        bind(group, form.groupProperty());
        bind(host, form.hostProperty());
        bind(port, form.portProperty());
        bind(database, form.databaseProperty());
        bind(user, form.userProperty());
        bind(password, model.passwordProperty());
        bind(rootCert, form.rootCertProperty());
        bind(file, form.fileProperty());
        bind(service, form.serviceProperty());
        uri.setOnAction(_ -> model.takeUri());
        takeUri.setOnAction(_ -> model.takeUri());
        chooseCert.setOnAction(_ -> choose(form.rootCertProperty(), "connections.root-cert"));
        chooseFile.setOnAction(_ -> choose(form.fileProperty(), "connections.file"));
    }

    private static void bind(TextField field, StringProperty text) {
        field.textProperty().bindBidirectional(text);
    }

    private void choose(StringProperty path, String titleKey) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.now(titleKey));
        File chosen = chooser.showOpenDialog(root.getScene().getWindow());
        if (chosen != null) {
            path.set(chosen.getAbsolutePath());
        }
    }

    private void bindChoices() {
        environments.getChildren().setAll(Arrays.stream(Environment.values()).map(this::environmentChoice).toList());
        engines.getChildren().setAll(Choice.all(List.of(Engine.values()), form.engineProperty(), Engine::title,
                engine -> "connection-engine-" + engine.word()));
        combo(tls, List.of(TlsMode.values()), form.tlsProperty(),
                mode -> texts.now("connections.tls." + mode.word()));
        combo(refresh, ConnectionForm.INTERVALS, form.refreshProperty(),
                interval -> texts.now("connections.refresh.seconds", interval.toSeconds()));
        form.packs().addListener((ListChangeListener<String>) _ -> showPacks());
    }

    private Node environmentChoice(Environment environment) {
        EnvironmentBadge badge = new EnvironmentBadge();
        badge.show(environment, texts.now(EnvironmentBadge.key(environment)));
        return Choice.of(environment, form.environmentProperty(), "connection-environment-" + environment.word(), badge,
                texts.now(EnvironmentBadge.key(environment)));
    }

    private static <T> void combo(ComboBox<T> box, List<T> values, ObjectProperty<T> chosen,
            Function<T, String> words) {
        box.getItems().setAll(values);
        box.setConverter(new ChoiceWords<>(words));
        box.valueProperty().bindBidirectional(chosen);
    }

    private void bindMistakes() {
        for (Field field : Field.values()) {
            showMistake(field);
        }
        model.mistakes().addListener((MapChangeListener<Field, String>) change -> showMistake(change.getKey()));
    }

    private void showMistake(Field field) {
        String id = field.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String text = model.mistakes().get(field);
        if (labelOf(root, "connection-mistake-" + id) instanceof Label label) {
            label.setText(text == null ? "" : text);
            label.setVisible(text != null);
            label.setManaged(text != null);
        }
    }

    // a scroll pane has no children before it is drawn, so that Node.lookup finds nothing in it
    private static @Nullable Node labelOf(Node node, String id) {
        if (id.equals(node.getId())) {
            return node;
        }
        List<Node> inside = switch (node) {
            case javafx.scene.control.ScrollPane scroll -> List.of(scroll.getContent());
            case Parent parent -> parent.getChildrenUnmodifiable();
            default -> List.of();
        };
        for (Node child : inside) {
            Node found = labelOf(child, id);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private void bindVerbs(Runnable leave) {
        var busy = model.stateProperty().isNotEqualTo(State.EDITING);
        var beingTested = model.stateProperty().isEqualTo(State.TESTING);
        test.setOnAction(_ -> model.test());
        test.disableProperty().bind(busy);
        save.setOnAction(_ -> model.save());
        save.disableProperty().bind(busy);
        testing.visibleProperty().bind(beingTested);
        cancelTest.visibleProperty().bind(beingTested);
        cancelTest.setOnAction(_ -> model.cancelTest());
        close.setOnAction(_ -> leave.run());
        model.problemProperty().addListener((_, _, _) -> showResult());
        model.foundProperty().addListener((_, _, _) -> showResult());
    }

    private void showResult() {
        Problem problem = model.problemProperty().get();
        Found found = model.foundProperty().get();
        result.setVisible(problem != null || found != null);
        result.setManaged(result.isVisible());
        if (found != null) {
            resultTitle.setText(texts.now("connections.found", found.version(), found.millis()));
            String notes = found.notes().stream().map(note -> "\n" + texts.now(note.key(), note.argument()))
                    .collect(Collectors.joining());
            resultText.setText(texts.identity(found.identity()) + notes);
        } else if (problem != null) {
            resultTitle.setText(texts.now("connections.failed"));
            resultText.setText(texts.now(problem));
        }
        result.getStyleClass().setAll(found != null ? "sheet-found" : "sheet-problem");
    }

    private void showEngine() {
        shown(server, form.engineProperty().get() == Engine.POSTGRESQL);
        shown(sqlite, form.engineProperty().get() == Engine.SQLITE);
        showPacks();
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void showFrame() {
        EnvironmentFrame.on(root, form.environmentProperty().get());
    }

    private void showPacks() {
        packs.getChildren().setAll(model.fittingPacks().stream().map(this::packBox).toList());
    }

    private CheckBox packBox(Pack pack) {
        CheckBox box = new CheckBox(texts.now(pack.title()));
        box.setId("connection-pack-" + pack.id());
        box.setSelected(form.packs().contains(pack.id()));
        box.setOnAction(_ -> {
            if (!box.isSelected()) {
                form.packs().remove(pack.id());
            } else if (!form.packs().contains(pack.id())) {
                form.packs().add(pack.id());
            }
        });
        return box;
    }

    Parent root() {
        return root;
    }
}
