package org.isthmus.ui.call;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.isthmus.app.call.CallKey;
import org.isthmus.app.call.Calls;
import org.isthmus.media.AudioLevels;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.Words;
import org.isthmus.ui.sound.LevelBar;
import org.kordamp.ikonli.feather.Feather;

/** How loud both sides are, looked at only while it is on the screen. FX thread. */
final class LevelPair extends HBox {

    private static final Duration OFTEN = Duration.millis(80);

    LevelPair(Words words, Calls calls, CallKey key) {
        super(8);
        setAlignment(Pos.CENTER);
        setId("call-levels");
        LevelBar said = new LevelBar(words.get("level.said"));
        LevelBar heard = new LevelBar(words.get("level.heard"));
        said.setId("call-level-said");
        heard.setId("call-level-heard");
        getChildren().setAll(Icons.icon(Feather.MIC), said, Icons.icon(Feather.VOLUME_2), heard);
        Timeline look = new Timeline(new KeyFrame(OFTEN, tick -> {
            AudioLevels now = calls.levels(key);
            said.show(now.said());
            heard.show(now.heard());
        }));
        look.setCycleCount(Timeline.INDEFINITE);
        Runnable follow = () -> {
            if (getScene() != null && isVisible()) {
                look.play();
            } else {
                look.stop();
            }
        };
        sceneProperty().addListener((value, old, now) -> follow.run());
        visibleProperty().addListener((value, old, now) -> follow.run());
    }
}
