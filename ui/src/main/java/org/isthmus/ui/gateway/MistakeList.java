package org.isthmus.ui.gateway;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.isthmus.app.gateway.config.Mistake;
import org.isthmus.app.gateway.config.MistakeText;
import org.isthmus.ui.common.Labels;
import org.isthmus.ui.common.Texts;
import org.isthmus.ui.common.Words;

/** What keeps the gateway from starting: the mistakes of its file, each with its line, or what the start itself ran into. */
final class MistakeList extends VBox {

    private final Words words;
    private final MistakeText text;

    MistakeList(Texts texts) {
        super(8);
        this.words = texts.of(MistakeList.class);
        this.text = new MistakeText(words.locale());
        setId("gateway-mistakes");
        getStyleClass().add("failure-box");
    }

    void show(List<Mistake> mistakes, Optional<String> problem) {
        boolean any = !mistakes.isEmpty() || problem.isPresent();
        setVisible(any);
        setManaged(any);
        getChildren().clear();
        if (!mistakes.isEmpty()) {
            getChildren().addAll(title(words.get("mistakes.title", mistakes.size())), lines(mistakes));
        }
        problem.ifPresent(why -> getChildren().addAll(title(words.get("problem.title")), Labels.wrapped(why)));
    }

    private GridPane lines(List<Mistake> mistakes) {
        GridPane lines = new GridPane(16, 4);
        int row = 0;
        for (Mistake mistake : mistakes) {
            Label line = new Label(words.get("mistakes.line", mistake.line()));
            line.getStyleClass().add("gateway-line");
            line.setMinWidth(USE_PREF_SIZE);
            lines.addRow(row++, line, Labels.wrapped(text.of(mistake)));
        }
        lines.getChildren().forEach(child -> GridPane.setValignment(child, javafx.geometry.VPos.TOP));
        return lines;
    }

    private static Label title(String text) {
        Label label = Labels.wrapped(text);
        label.getStyleClass().add("gateway-problem-title");
        return label;
    }
}
