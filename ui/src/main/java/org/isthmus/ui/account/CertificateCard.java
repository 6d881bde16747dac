package org.isthmus.ui.account;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.isthmus.app.account.Accounts.TrustDuration;
import org.isthmus.gateway.error.CertificateInfo;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.Texts;
import org.isthmus.ui.common.Words;
import org.kordamp.ikonli.feather.Feather;

/** A certificate that does not stand by itself, and the question whether to trust it. */
final class CertificateCard extends VBox {

    private static final int FINGERPRINT_HALF = 48;

    private final Words words;
    private final DateTimeFormatter dates;
    private final GridPane facts = new GridPane(16, 8);

    CertificateCard(
            Texts texts,
            InstantSource clock,
            CertificateInfo certificate,
            Consumer<TrustDuration> onTrust,
            Runnable onRefuse) {
        super(16);
        this.words = texts.of(CertificateCard.class);
        this.dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(texts.locale())
                .withZone(ZoneId.systemDefault());
        setId("certificate");
        getStyleClass().add("certificate");
        Label title = new Label(words.get("certificate.title", certificate.host()));
        title.getStyleClass().add("certificate-title");
        title.setWrapText(true);
        HBox head = new HBox(12, Icons.icon(Feather.SHIELD, "certificate-icon"), title);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().addAll(names, values);
        fact("certificate.subject", certificate.subject());
        fact("certificate.issuer", certificate.issuer());
        fact(
                "certificate.valid",
                words.get("certificate.dates", day(certificate.validFrom()), day(certificate.validUntil())));
        if (clock.instant().isAfter(certificate.validUntil()) || clock.instant().isBefore(certificate.validFrom())) {
            fact("certificate.now", words.get("certificate.outside"))
                    .getStyleClass()
                    .add("certificate-bad");
        }
        Label fingerprint = fact("certificate.fingerprint", inTwoLines(certificate.sha256()));
        fingerprint.getStyleClass().add("fingerprint");
        fingerprint.setAccessibleText(certificate.sha256());
        Label advice = new Label(words.get("certificate.advice"));
        advice.setWrapText(true);
        advice.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(head, facts, advice, buttons(onTrust, onRefuse));
    }

    private FlowPane buttons(Consumer<TrustDuration> onTrust, Runnable onRefuse) {
        Button once = new Button(words.get("certificate.once"));
        once.setId("trust-once");
        once.setOnAction(_ -> onTrust.accept(TrustDuration.THIS_SESSION));
        Button always = new Button(words.get("certificate.always"));
        always.setId("trust-always");
        always.setOnAction(_ -> onTrust.accept(TrustDuration.ALWAYS));
        Button no = new Button(words.get("certificate.no"));
        no.setId("trust-no");
        no.getStyleClass().add("accent");
        no.setOnAction(_ -> onRefuse.run());
        FlowPane row = new FlowPane(8, 8, no, once, always);
        row.setPrefWrapLength(0);
        return row;
    }

    private Label fact(String key, String value) {
        Label name = new Label(words.get(key));
        name.getStyleClass().add("caption");
        Label text = new Label(value);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        name.setLabelFor(text);
        facts.addRow(facts.getRowCount(), name, text);
        return text;
    }

    private String day(Instant instant) {
        return dates.format(instant);
    }

    /** Sixteen bytes a line, so that two people can read it to each other. */
    private static String inTwoLines(String sha256) {
        return sha256.length() > FINGERPRINT_HALF
                ? sha256.substring(0, FINGERPRINT_HALF) + "\n" + sha256.substring(FINGERPRINT_HALF)
                : sha256;
    }
}
