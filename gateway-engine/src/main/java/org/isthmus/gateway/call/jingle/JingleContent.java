package org.isthmus.gateway.call.jingle;

import java.util.Optional;

/**
 * One content of an element (XEP-0166 section 7.3).
 *
 * @param senders empty where the element does not say; both where it is first described
 * @param disposition {@link #SESSION} unless the content is something else than a stream of the call
 * @param application empty where the action is not about it
 * @param transport empty where the action is not about it
 */
public record JingleContent(
        Role creator,
        String name,
        Optional<Senders> senders,
        String disposition,
        Optional<JingleApplication> application,
        Optional<JingleTransport> transport) {

    public static final String SESSION = "session";

    /** A content that is only named. */
    public static JingleContent named(String name, Role creator) {
        return new JingleContent(creator, name, Optional.empty(), SESSION, Optional.empty(), Optional.empty());
    }

    public JingleContent with(Senders changed) {
        return new JingleContent(creator, name, Optional.of(changed), disposition, application, transport);
    }

    public JingleContent with(JingleApplication changed) {
        return new JingleContent(creator, name, senders, disposition, Optional.of(changed), transport);
    }

    public JingleContent with(JingleTransport changed) {
        return new JingleContent(creator, name, senders, disposition, application, Optional.of(changed));
    }
}
