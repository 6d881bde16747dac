package org.isthmus.ui.account;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.isthmus.gateway.error.Failure;
import org.isthmus.ui.common.FailureText;
import org.isthmus.ui.common.Labels;
import org.isthmus.ui.common.Texts;
import org.isthmus.ui.common.Words;

/** What happened, why, and what to do; the technical words are one click away. */
public final class FailureBox extends VBox {

    public FailureBox(Texts texts, Failure failure) {
        super(4);
        getStyleClass().add("failure-box");
        FailureText sentences = new FailureText(texts);
        Words words = texts.of(FailureBox.class);
        Label what = Labels.wrapped(sentences.what(failure.reason()));
        what.getStyleClass().add("failure-what");
        Label advice = Labels.wrapped(sentences.advice(failure.reason()));
        getChildren().addAll(what, advice);
        if (!failure.detail().isBlank()) {
            Hyperlink details = new Hyperlink(words.get("failure.details"));
            Label technical = Labels.wrapped(failure.detail());
            technical.getStyleClass().add("failure-detail");
            details.setOnAction(_ -> getChildren().set(getChildren().indexOf(details), technical));
            getChildren().add(details);
        }
    }
}
