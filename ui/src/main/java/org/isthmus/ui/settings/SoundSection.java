package org.isthmus.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;
import org.isthmus.app.settings.Preferences.Sound;
import org.isthmus.app.settings.Settings;
import org.isthmus.media.AudioDevice;
import org.isthmus.media.VoiceCare;
import org.isthmus.ui.common.FxThread;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;

/** What calls speak and listen through. A change is heard at once, also in a call that goes on. */
final class SoundSection extends Section {

    private final UiContext context;
    private final Words words;
    private final Settings settings;
    private final ChoiceBox<AudioDevice> microphone;
    private final ChoiceBox<AudioDevice> loudspeaker;
    private boolean filling;

    SoundSection(UiContext context) {
        super(context.words(SoundSection.class).get("sound"));
        this.context = context;
        this.words = context.words(SoundSection.class);
        this.settings = context.client().settings();
        microphone = choice(AudioDevice.Kind.MICROPHONE, Sound::microphone, Sound::withMicrophone);
        loudspeaker = choice(AudioDevice.Kind.LOUDSPEAKER, Sound::loudspeaker, Sound::withLoudspeaker);
        row(words.get("sound.microphone"), "", microphone);
        row(words.get("sound.loudspeaker"), words.get("sound.when"), loudspeaker);
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
            show(
                    microphone,
                    AudioDevice.Kind.MICROPHONE,
                    found,
                    settings.get().sound().microphone());
            show(
                    loudspeaker,
                    AudioDevice.Kind.LOUDSPEAKER,
                    found,
                    settings.get().sound().loudspeaker());
        });
    }

    private ChoiceBox<AudioDevice> choice(
            AudioDevice.Kind kind, Function<Sound, String> chosen, BiFunction<Sound, String, Sound> change) {
        ChoiceBox<AudioDevice> box = new ChoiceBox<>();
        box.setId("settings-" + kind.name().toLowerCase(java.util.Locale.ROOT));
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
        List<AudioDevice> all = new ArrayList<>();
        all.add(new AudioDevice("", words.get("sound.system"), kind));
        found.stream().filter(device -> device.kind() == kind).forEach(all::add);
        boolean there = all.stream().anyMatch(device -> device.id().equals(chosen));
        if (!there) {
            all.add(new AudioDevice(chosen, words.get("sound.gone"), kind));
        }
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
