package org.isthmus.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Whatever somebody sends, at whatever width, the window goes on. */
@ExtendWith(ApplicationExtension.class)
class RightToLeftTest {

    private static final List<String> SAMPLES = List.of(
            "مرحبا، هل يمكننا الاتصال بعد الظهر؟",
            "שלום! אני כאן עד חמש. 😀",
            "abc مرحبا، هل يمكننا xyz tail",
            "مرحبا ok مرحبا ",
            "ه".repeat(300),
            "(שלום) 12:30 בערך? ok https://a.b/c",
            "مرحبا   مرحبا\n\nمرحبا  ",
            "\u202Eabc def ghi jkl mno pqr",
            "a".repeat(200) + " שלום " + "b".repeat(200));

    @Start
    void start(Stage stage) {
        RightToLeftGuard.install();
    }

    @Test
    void messagesWrapAtAnyWidth(FxRobot robot) {
        robot.interact(() -> {
            TextKit kit = TextKit.load();
            for (String sample : SAMPLES) {
                for (double width = 1; width < 900; width += 13) {
                    BodyFlow body = new BodyFlow(kit, url -> {});
                    body.show(sample);
                    StackPane root = new StackPane(body);
                    new Scene(root, width, 300);
                    root.applyCss();
                    root.layout();
                    assertThat(body.prefHeight(width)).isPositive();
                }
            }
        });
    }

    @Test
    void writingThemGoesOnToo(FxRobot robot) {
        robot.interact(() -> {
            TextArea area = new TextArea();
            area.setWrapText(true);
            StackPane root = new StackPane(area);
            new Scene(root, 240, 200);
            for (String sample : SAMPLES) {
                for (int i = 1; i <= sample.length(); i += 7) {
                    area.setText(sample.substring(0, i));
                    root.applyCss();
                    root.layout();
                }
            }
            assertThat(area.getText()).isNotEmpty();
        });
    }
}
