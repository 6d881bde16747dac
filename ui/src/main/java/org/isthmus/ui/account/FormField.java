package org.isthmus.ui.account;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A label, a control, and below it what is wrong with what stands there. */
final class FormField extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final Label problem = new Label();
    private final Node marked;

    /** @param marked the control that is outlined when something is wrong, and that the label belongs to */
    FormField(String name, Node control, Node marked) {
        super(4);
        this.marked = marked;
        Label label = new Label(name);
        label.getStyleClass().add("form-label");
        label.setLabelFor(marked);
        marked.setAccessibleText(name);
        if (control instanceof Region region) {
            region.setMaxWidth(Double.MAX_VALUE);
        }
        problem.getStyleClass().add("form-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(label, control);
    }

    FormField(String name, Node control) {
        this(name, control, control);
    }

    /** Empty text when nothing is wrong. */
    void show(String text) {
        boolean wrong = !text.isEmpty();
        marked.pseudoClassStateChanged(WRONG, wrong);
        marked.setAccessibleHelp(text);
        problem.setText(text);
        if (wrong && !getChildren().contains(problem)) {
            getChildren().add(problem);
        } else if (!wrong) {
            getChildren().remove(problem);
        }
    }

    String problemText() {
        return problem.getText();
    }
}
