package org.isthmus.ui.sound;

import java.util.ArrayList;
import java.util.List;
import org.isthmus.media.AudioDevice;
import org.isthmus.ui.common.Texts;
import org.isthmus.ui.common.Words;

/** The devices of one kind that a person can choose between: the system's choice, what is plugged in, and the chosen one that is not. */
public final class DeviceNames {

    private final Words words;

    public DeviceNames(Texts texts) {
        this.words = texts.of(DeviceNames.class);
    }

    /** @param chosen the id of the device that the person chose, empty for the system's choice; it is always among them */
    public List<AudioDevice> all(AudioDevice.Kind kind, List<AudioDevice> found, String chosen) {
        List<AudioDevice> all = new ArrayList<>();
        all.add(new AudioDevice("", words.get("sound.system"), kind));
        found.stream().filter(device -> device.kind() == kind).forEach(all::add);
        if (all.stream().noneMatch(device -> device.id().equals(chosen))) {
            all.add(new AudioDevice(chosen, words.get("sound.gone"), kind));
        }
        return List.copyOf(all);
    }

    public String of(AudioDevice.Kind kind) {
        return words.get("sound." + kind.name());
    }
}
