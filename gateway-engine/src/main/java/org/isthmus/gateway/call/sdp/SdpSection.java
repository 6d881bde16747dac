package org.isthmus.gateway.call.sdp;

import java.util.List;
import java.util.Optional;

/** Lines that belong together: those of the session, or those of one medium with its m= line first. */
public record SdpSection(List<SdpLine> lines) {

    public SdpSection {
        lines = List.copyOf(lines);
    }

    /** The value of the first line of a type. */
    public Optional<String> first(char type) {
        for (SdpLine line : lines) {
            if (line.type() == type) {
                return Optional.of(line.value());
            }
        }
        return Optional.empty();
    }

    /** The values of all lines of a type. */
    public List<String> all(char type) {
        return lines.stream()
                .filter(line -> line.type() == type)
                .map(SdpLine::value)
                .toList();
    }

    public boolean has(String attribute) {
        for (SdpLine line : lines) {
            if (line.isAttribute(attribute)) {
                return true;
            }
        }
        return false;
    }

    /** The value of the first attribute of that name; empty text for one without a value. */
    public Optional<String> attribute(String name) {
        for (SdpLine line : lines) {
            if (line.isAttribute(name)) {
                return Optional.of(line.attributeValue());
            }
        }
        return Optional.empty();
    }

    /** The values of all attributes of that name. */
    public List<String> attributes(String name) {
        return lines.stream()
                .filter(line -> line.isAttribute(name))
                .map(SdpLine::attributeValue)
                .toList();
    }
}
