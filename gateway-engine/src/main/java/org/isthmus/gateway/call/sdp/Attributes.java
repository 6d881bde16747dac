package org.isthmus.gateway.call.sdp;

import java.util.List;
import java.util.Optional;

/** The attributes of one medium, with those of the session where the medium has none of its own. */
record Attributes(SdpSection session, SdpSection media) {

    boolean has(String name) {
        return media.has(name) || session.has(name);
    }

    Optional<String> first(String name) {
        return media.attribute(name).or(() -> session.attribute(name));
    }

    List<String> all(String name) {
        List<String> own = media.attributes(name);
        return own.isEmpty() ? session.attributes(name) : own;
    }

    Optional<String> address() {
        return media.first('c').or(() -> session.first('c')).flatMap(Addresses::ofConnection);
    }
}
