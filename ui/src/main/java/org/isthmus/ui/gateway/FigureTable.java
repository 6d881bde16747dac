package org.isthmus.ui.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.isthmus.app.gateway.GatewayReport;
import org.isthmus.gateway.domain.Way;
import org.isthmus.ui.common.Texts;
import org.isthmus.ui.common.Words;

/** What crossed in each direction, and how long it took. */
final class FigureTable extends GridPane {

    private static final double WIDEST = 640;
    private static final double NANOS_A_MILLISECOND = 1e6;

    private final Words words;
    private final List<Row> rows = new ArrayList<>();

    private record Row(Label toSip, Label toXmpp, Function<Way, String> figure) {}

    FigureTable(Texts texts) {
        this.words = texts.of(FigureTable.class);
        setId("gateway-figures");
        getStyleClass().addAll("card-box", "gateway-figures");
        setMaxWidth(WIDEST);
        setHgap(24);
        setVgap(8);
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(names, right(), right());
        add(heading("figures.toSip"), 1, 0);
        add(heading("figures.toXmpp"), 2, 0);
        row("taken", way -> number(way.taken()));
        row("delivered", way -> number(way.delivered()));
        row("refused", way -> number(way.refused()));
        row("underWay", way -> number(way.underWay()));
        row("median", way -> time(way, way.median()));
        row("p99", way -> time(way, way.p99()));
    }

    void show(GatewayReport report) {
        Way toSip = report.messages().toSip();
        Way toXmpp = report.messages().toXmpp();
        for (Row row : rows) {
            row.toSip().setText(row.figure().apply(toSip));
            row.toXmpp().setText(row.figure().apply(toXmpp));
        }
    }

    private void row(String key, Function<Way, String> figure) {
        Row row = new Row(new Label(), new Label(), figure);
        row.toSip().setId("gateway-toSip-" + key);
        row.toXmpp().setId("gateway-toXmpp-" + key);
        rows.add(row);
        Label name = new Label(words.get("figures." + key));
        name.getStyleClass().add("text-muted");
        addRow(rows.size(), name, row.toSip(), row.toXmpp());
    }

    private Label heading(String key) {
        Label label = new Label(words.get(key));
        label.getStyleClass().add("section-title");
        return label;
    }

    private static ColumnConstraints right() {
        ColumnConstraints column = new ColumnConstraints();
        column.setHalignment(HPos.RIGHT);
        column.setMinWidth(112);
        return column;
    }

    private String number(long value) {
        return words.get("figures.number", value);
    }

    /** Nothing was measured while nothing was delivered. */
    private String time(Way way, Duration value) {
        return way.delivered() == 0 ? "\u2013" : words.get("figures.millis", value.toNanos() / NANOS_A_MILLISECOND);
    }
}
