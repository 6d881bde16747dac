package org.isthmus.gateway.call.jingle;

import java.util.List;
import java.util.Optional;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.media.description.SessionDescription.Group;

/**
 * One element of Jingle (XEP-0166 section 7).
 *
 * @param initiator who began the session, where the element says so
 * @param responder who answered it, where the element says so
 * @param groups which contents belong together (XEP-0338)
 * @param payloads further elements: what a session-info says, what a session-initiate says of a transfer
 */
public record Jingle(
        JingleAction action,
        String sid,
        Optional<String> initiator,
        Optional<String> responder,
        List<JingleContent> contents,
        List<Group> groups,
        Optional<JingleReason> reason,
        List<JingleElement> payloads) {

    public Jingle {
        contents = List.copyOf(contents);
        groups = List.copyOf(groups);
        payloads = List.copyOf(payloads);
    }

    /** An element that says nothing yet. */
    public static Jingle of(JingleAction action, String sid) {
        return new Jingle(
                action, sid, Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty(), List.of());
    }

    /** The end of a session. */
    public static Jingle terminate(String sid, CallEnd why) {
        return of(JingleAction.SESSION_TERMINATE, sid).because(JingleReason.of(why));
    }

    public Jingle startedBy(String jid) {
        return new Jingle(action, sid, Optional.of(jid), responder, contents, groups, reason, payloads);
    }

    public Jingle answeredBy(String jid) {
        return new Jingle(action, sid, initiator, Optional.of(jid), contents, groups, reason, payloads);
    }

    public Jingle with(List<JingleContent> changed, List<Group> changedGroups) {
        return new Jingle(action, sid, initiator, responder, changed, changedGroups, reason, payloads);
    }

    public Jingle with(List<JingleContent> changed) {
        return with(changed, groups);
    }

    public Jingle because(JingleReason why) {
        return new Jingle(action, sid, initiator, responder, contents, groups, Optional.of(why), payloads);
    }

    public Jingle saying(JingleElement... said) {
        return new Jingle(action, sid, initiator, responder, contents, groups, reason, List.of(said));
    }

    public Optional<JingleContent> content(String name) {
        return contents.stream().filter(content -> content.name().equals(name)).findFirst();
    }

    /** The first payload of a namespace. */
    public Optional<JingleElement> payload(String namespace) {
        return payloads.stream()
                .filter(payload -> payload.namespace().equals(namespace))
                .findFirst();
    }

    /** The element as XML. */
    public String toXml() {
        return JingleXmlWriter.write(this);
    }

    /** Reads the text of an element, without a limit of its own below that of a stanza. */
    public static Jingle parse(String xml) throws JingleException {
        return JingleXmlReader.read(xml);
    }
}
