package plumbline.ui.overview;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import plumbline.ui.control.CardFace;
import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.control.TargetCard;
import plumbline.ui.fx.Texts;

/// One row of the overview: a heading, or cards. Its cards are used again for whatever row comes into view.
final class OverviewCell extends ListCell<OverviewRow> {

    private final OverviewViewModel model;
    private final EnvironmentBadge environment = new EnvironmentBadge();
    private final Label count = new Label();
    private final HBox heading = new HBox(environment, count);
    private final HBox row = new HBox();
    private final List<TargetCard> cards = new ArrayList<>();
    private Subscription bound = Subscription.EMPTY;

    OverviewCell(OverviewViewModel model) {
        this.model = model;
        heading.getStyleClass().add("overview-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        count.getStyleClass().add("muted");
        row.getStyleClass().add("card-row");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
        // a row is as wide as the list, however many cards it has
        row.prefWidthProperty().bind(widthProperty().subtract(10));
    }

    @Override
    protected void updateItem(@Nullable OverviewRow item, boolean empty) {
        super.updateItem(item, empty);
        bound.unsubscribe();
        bound = Subscription.EMPTY;
        if (empty || item == null) {
            setGraphic(null);
            return;
        }
        switch (item) {
            case OverviewRow.Heading heading -> show(heading);
            case OverviewRow.Cards(List<String> names) -> show(names);
        }
    }

    private void show(OverviewRow.Heading of) {
        Texts texts = model.context().texts();
        bound = texts.languageProperty().subscribe(_ -> {
            environment.show(of.environment(), texts.now(of.environment()));
            count.setText(texts.now("overview.targets", of.count()));
        });
        setGraphic(heading);
    }

    private void show(List<String> names) {
        int columns = model.columnsProperty().get();
        while (cards.size() < columns) {
            TargetCard card = new TargetCard();
            card.setPrefWidth(10);
            card.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(card, Priority.ALWAYS);
            cards.add(card);
        }
        row.getChildren().setAll(cards.subList(0, columns));
        for (int i = 0; i < columns; i++) {
            boolean used = i < names.size();
            cards.get(i).setVisible(used);
            if (used) {
                bind(cards.get(i), names.get(i));
            }
        }
        setGraphic(row);
    }

    private void bind(TargetCard card, String name) {
        card.setOnChosen(() -> model.open(name));
        var face = model.card(name);
        bound = bound.and(face.subscribe(card::show));
        bound = bound.and(model.context().now().subscribe(_ -> age(card, face.get())));
    }

    private void age(TargetCard card, CardFace face) {
        card.showAge(OverviewView.age(face.lastSeen(), model.context()));
    }
}
