package org.isthmus.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.isthmus.app.settings.Preferences.Sound;
import org.isthmus.app.settings.Settings;
import org.isthmus.media.AudioDevice;
import org.isthmus.media.VoiceCare;
import org.isthmus.ui.common.FxThread;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.isthmus.ui.sound.DeviceNames;
import org.kordamp.ikonli.feather.Feather;

/** What calls speak and listen through, and whether they ring. A change is heard at once, also in a call that goes on. */
final class SoundSection extends Section {

    private final UiContext context;
    private final Words words;
    private final Settings settings;
    private final DeviceNames names;
    private final ChoiceBox<AudioDevice> microphone;
    private final ChoiceBox<AudioDevice> loudspeaker;
    private final MicrophoneTrial trial;
    private boolean filling;

    SoundSection(UiContext context) {
        super(context.words(SoundSection.class).get("sound"));
        this.words = context.words(SoundSection.class);
        this.context = context;
        this.settings = context.client().settings();
        this.names = new DeviceNames(context.texts());
        microphone = choice(AudioDevice.Kind.MICROPHONE, Sound::microphone, Sound::withMicrophone);
        loudspeaker = choice(AudioDevice.Kind.LOUDSPEAKER, Sound::loudspeaker, Sound::withLoudspeaker);
        trial = new MicrophoneTrial(context.client().sound(), words);
        row(names.of(AudioDevice.Kind.MICROPHONE), words.get("sound.try.how"), beside(microphone, trial));
        Button listen = Icons.button(Feather.VOLUME_2, words.get("sound.try.loudspeaker"));
        listen.setId("settings-try-loudspeaker");
        listen.setOnAction(click -> context.client().sound().tryLoudspeaker());
        row(names.of(AudioDevice.Kind.LOUDSPEAKER), words.get("sound.when"), beside(loudspeaker, listen));
        ToggleSwitch ring = new ToggleSwitch();
        ring.setId("settings-ring");
        ring.setSelected(settings.get().sound().rings());
        ring.selectedProperty()
                .addListener((_, _, on) -> settings.set(
                        settings.get().withSound(settings.get().sound().withRings(on))));
        row(words.get("sound.ring"), words.get("sound.ring.when"), ring);
        care("echo", VoiceCare::echo, VoiceCare::echo);
        care("noise", VoiceCare::noise, VoiceCare::noise);
        care("gain", VoiceCare::gain, VoiceCare::gain);
    }

    private void care(String name, Predicate<VoiceCare> isOn, BiFunction<VoiceCare, Boolean, VoiceCare> change) {
        ToggleSwitch box = new ToggleSwitch();
        box.setId("settings-" + name);
        box.setSelected(isOn.test(settings.get().sound().care()));
        box.selectedProperty().addListener((_, _, on) -> {
            Sound now = settings.get().sound();
            settings.set(settings.get().withSound(now.withCare(change.apply(now.care(), on))));
        });
        row(words.get("sound." + name), words.get("sound." + name + ".why"), box);
    }

    /** Looks what is plugged in; when nothing is, calls are silent, and the boxes say so. */
    void refresh() {
        FxThread.then(context.client().sound().devices(), "Looking for sound devices", found -> {
            Sound chosen = settings.get().sound();
            show(microphone, AudioDevice.Kind.MICROPHONE, found, chosen.microphone());
            show(loudspeaker, AudioDevice.Kind.LOUDSPEAKER, found, chosen.loudspeaker());
        });
    }

    /** Nobody looks any more. */
    void leave() {
        trial.leave();
    }

    private static HBox beside(ChoiceBox<AudioDevice> box, javafx.scene.Node more) {
        HBox line = new HBox(8, more, box);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }

    private ChoiceBox<AudioDevice> choice(
            AudioDevice.Kind kind, Function<Sound, String> chosen, BiFunction<Sound, String, Sound> change) {
        ChoiceBox<AudioDevice> box = new ChoiceBox<>();
        box.setId("settings-" + kind.name().toLowerCase(Locale.ROOT));
        box.setAccessibleText(names.of(kind));
        box.setConverter(new Names());
        show(box, kind, List.of(), chosen.apply(settings.get().sound()));
        box.valueProperty()
                .addListener((_, _, device) -> Optional.ofNullable(device)
                        .filter(_ -> !filling)
                        .ifPresent(now -> settings.set(settings.get()
                                .withSound(change.apply(settings.get().sound(), now.id())))));
        return box;
    }

    private void show(ChoiceBox<AudioDevice> box, AudioDevice.Kind kind, List<AudioDevice> found, String chosen) {
        List<AudioDevice> all = names.all(kind, found, chosen);
        filling = true;
        box.getItems().setAll(all);
        all.stream().filter(device -> device.id().equals(chosen)).findFirst().ifPresent(box::setValue);
        filling = false;
    }

    private static final class Names extends StringConverter<AudioDevice> {

        @Override
        public String toString(AudioDevice device) {
            return device == null ? "" : device.name();
        }

        @Override
        public AudioDevice fromString(String text) {
            throw new UnsupportedOperationException("Chosen, never typed.");
        }
    }
}
