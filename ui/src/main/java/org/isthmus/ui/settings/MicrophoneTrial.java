package org.isthmus.ui.settings;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.isthmus.app.Registration;
import org.isthmus.app.call.SoundDevices;
import org.isthmus.ui.common.FxObserver;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.Words;
import org.isthmus.ui.sound.LevelBar;
import org.kordamp.ikonli.feather.Feather;

/** Shows how loud the chosen microphone is, but only while the person wants to see it: nobody listens unasked. FX thread. */
final class MicrophoneTrial extends HBox {

    private final SoundDevices sound;
    private final LevelBar level;
    private final ToggleButton tried;
    private Optional<Registration> listening = Optional.empty();

    MicrophoneTrial(SoundDevices sound, Words words) {
        super(8);
        this.sound = sound;
        this.level = new LevelBar(words.get("sound.level"));
        this.tried = Icons.toggle(Feather.MIC, words.get("sound.try.microphone"));
        setAlignment(Pos.CENTER_LEFT);
        level.setId("settings-level");
        level.setVisible(false);
        tried.setId("settings-try-microphone");
        tried.setOnAction(click -> {
            stop();
            if (tried.isSelected()) {
                start();
            }
        });
        getChildren().setAll(level, tried);
    }

    private void start() {
        FxObserver<Double> latest = new FxObserver<>(levels -> level.show(levels.getLast()));
        listening = Optional.of(sound.listen(latest::accept));
        level.setVisible(true);
    }

    /** Lets the microphone go. */
    void stop() {
        listening.ifPresent(Registration::close);
        listening = Optional.empty();
        level.setVisible(false);
    }

    /** As {@link #stop}, and the button says so. */
    void leave() {
        stop();
        tried.setSelected(false);
    }
}
