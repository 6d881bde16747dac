package org.isthmus.ui.call;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.isthmus.app.call.CallKey;
import org.isthmus.app.call.CallView;
import org.isthmus.app.call.Calls;
import org.isthmus.app.call.PictureSource;
import org.isthmus.app.settings.Preferences.Sound;
import org.isthmus.app.settings.Settings;
import org.isthmus.media.AudioDevice;
import org.isthmus.ui.common.FxThread;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.isthmus.ui.sound.DeviceNames;
import org.kordamp.ikonli.feather.Feather;

/** Microphone, loudspeaker and camera, changed while the call goes on. What is plugged in is looked for when it opens. FX thread. */
final class DeviceMenu extends MenuButton {

    private final UiContext context;
    private final Words words;
    private final Calls calls;
    private final CallKey key;
    private final DeviceNames names;
    private List<AudioDevice> found = List.of();
    private List<PictureSource> sources = List.of();
    private boolean pictured;
    private String picture = "";

    DeviceMenu(UiContext context, Words words, Calls calls, CallKey key) {
        super("", Icons.icon(Feather.SLIDERS));
        this.context = context;
        this.words = words;
        this.calls = calls;
        this.key = key;
        this.names = new DeviceNames(context.texts());
        setId("call-devices");
        getStyleClass().addAll("call-button", "button-icon");
        setTooltip(new Tooltip(words.get("devices")));
        setAccessibleText(words.get("devices"));
        setOnShowing(open -> look());
        fill();
    }

    /** @param call whose devices these are */
    void show(CallView call) {
        pictured = call.video() || call.state() instanceof CallView.Talking;
        picture = call.picture().on() ? call.picture().source() : "";
    }

    private void look() {
        FxThread.then(context.client().sound().devices(), "Looking for sound devices", now -> {
            found = now;
            fill();
        });
        FxThread.then(calls.pictures(), "Looking for cameras", now -> {
            sources = now;
            fill();
        });
    }

    private void fill() {
        Settings settings = context.client().settings();
        Sound sound = settings.get().sound();
        List<MenuItem> all = new ArrayList<>();
        part(
                all,
                AudioDevice.Kind.MICROPHONE,
                sound.microphone(),
                id -> choose(settings, now -> now.withMicrophone(id)));
        part(
                all,
                AudioDevice.Kind.LOUDSPEAKER,
                sound.loudspeaker(),
                id -> choose(settings, now -> now.withLoudspeaker(id)));
        if (pictured) {
            pictures(all);
        }
        getItems().setAll(all);
    }

    private static void choose(Settings settings, UnaryOperator<Sound> how) {
        settings.set(settings.get().withSound(how.apply(settings.get().sound())));
    }

    private void part(List<MenuItem> all, AudioDevice.Kind kind, String chosen, Consumer<String> choose) {
        if (!all.isEmpty()) {
            all.add(new SeparatorMenuItem());
        }
        all.add(head(names.of(kind)));
        ToggleGroup group = new ToggleGroup();
        for (AudioDevice device : names.all(kind, found, chosen)) {
            RadioMenuItem item = new RadioMenuItem(device.name());
            item.setToggleGroup(group);
            item.setSelected(device.id().equals(chosen));
            item.setOnAction(click -> choose.accept(device.id()));
            all.add(item);
        }
    }

    private void pictures(List<MenuItem> all) {
        all.add(new SeparatorMenuItem());
        all.add(head(words.get("devices.picture")));
        ToggleGroup group = new ToggleGroup();
        for (PictureSource source : sources) {
            RadioMenuItem item =
                    new RadioMenuItem(source.name().isEmpty() ? words.get("picture." + source.kind()) : source.name());
            item.setToggleGroup(group);
            item.setSelected(source.id().equals(picture));
            item.setOnAction(click -> calls.show(key, source.id()));
            all.add(item);
        }
    }

    private static MenuItem head(String name) {
        MenuItem head = new MenuItem(name);
        head.setDisable(true);
        return head;
    }
}
