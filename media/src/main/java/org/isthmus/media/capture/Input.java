package org.isthmus.media.capture;

import java.util.List;
import java.util.Map;

/**
 * A device as the library is asked for it.
 *
 * @param format the library's name for the way to the device
 * @param address of the device on that way
 * @param wishes what is asked of the device; those after the first are tried where it refuses
 * @param name for the person
 */
record Input(String format, String address, List<Map<String, String>> wishes, String name) {

    Input {
        wishes = List.copyOf(wishes);
    }
}
