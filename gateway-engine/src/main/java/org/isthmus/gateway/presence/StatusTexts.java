package org.isthmus.gateway.presence;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.isthmus.gateway.signal.DevicePresence;

/** Keeps status texts from making a NOTIFY larger than it has to be. */
public final class StatusTexts {

    /** Bytes of UTF-8. */
    public static final int LONGEST = 4096;

    private StatusTexts() {}

    /** The same presence with every text cut between characters. */
    public static DevicePresence shortened(DevicePresence device) {
        Map<String, String> notes = new LinkedHashMap<>();
        device.notes().forEach((language, text) -> notes.put(language, shortened(text)));
        return new DevicePresence(device.device(), device.availability(), notes, device.priority(), device.since());
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST && text.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return text;
        }
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            bytes += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (bytes > LONGEST) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end);
    }
}
