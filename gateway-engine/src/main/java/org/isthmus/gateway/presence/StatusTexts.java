package org.isthmus.gateway.presence;

import java.util.LinkedHashMap;
import java.util.Map;
import org.isthmus.gateway.message.TextSplitter;
import org.isthmus.gateway.signal.DevicePresence;

/** Keeps status texts from making a NOTIFY larger than it has to be. */
public final class StatusTexts {

    /** Bytes of UTF-8. */
    private static final int LONGEST = 4096;

    private StatusTexts() {}

    /** The same presence with every text cut between characters. */
    public static DevicePresence shortened(DevicePresence device) {
        Map<String, String> notes = new LinkedHashMap<>();
        device.notes().forEach((language, text) -> notes.put(language, shortened(text)));
        return new DevicePresence(device.device(), device.availability(), notes, device.priority(), device.since());
    }

    private static String shortened(String text) {
        return text.substring(0, TextSplitter.fitting(text, LONGEST));
    }
}
