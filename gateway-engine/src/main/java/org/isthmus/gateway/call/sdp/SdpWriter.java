package org.isthmus.gateway.call.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.SessionDescription.Group;
import org.isthmus.media.description.Transport;

/** Writes a description into the places of a dialog; a place without a content gets a line with port 0. */
final class SdpWriter {

    private final SessionDescription description;
    private final List<MediaSlot> slots;
    private final SdpStyle style;
    private final boolean answer;

    /** @param answer whether what both sides said is agreed with this */
    SdpWriter(SessionDescription description, List<MediaSlot> slots, SdpStyle style, boolean answer) {
        this.description = description;
        this.slots = slots;
        this.style = style;
        this.answer = answer;
    }

    SdpDocument write(SdpOrigin origin) {
        List<SdpMedia> media = new ArrayList<>();
        Optional<String> common = commonAddress();
        for (MediaSlot slot : slots) {
            media.add(slot.content()
                    .flatMap(description::content)
                    .map(content -> used(slot, content, common))
                    .orElseGet(() -> unused(slot)));
        }
        return new SdpDocument(session(origin, common), media);
    }

    /** The address of the first content, where a session has any; a line with another says so itself. */
    private Optional<String> commonAddress() {
        return slots.stream()
                .flatMap(slot -> slot.content().flatMap(description::content).stream())
                .findFirst()
                .map(content -> TransportWriter.rtp(content.transport()).host());
    }

    private SdpSection session(SdpOrigin origin, Optional<String> common) {
        List<SdpLine> lines = new ArrayList<>();
        lines.add(new SdpLine('v', "0"));
        lines.add(origin.line());
        lines.add(new SdpLine('s', "-"));
        lines.add(new SdpLine('c', Addresses.connection(common.orElse(origin.address()))));
        lines.add(new SdpLine('t', "0 0"));
        description.groups().forEach(group -> group(group).ifPresent(lines::add));
        boolean lite = description.contents().stream()
                .anyMatch(content -> content.transport() instanceof Transport.Ice ice && ice.lite());
        if (lite) {
            lines.add(SdpLine.flag("ice-lite"));
        }
        return new SdpSection(lines);
    }

    /** The group by mids; nothing where the lines have none. */
    private Optional<SdpLine> group(Group group) {
        List<String> mids = group.contents().stream()
                .flatMap(name -> slots.stream()
                        .filter(slot ->
                                slot.carries(name) && description.content(name).isPresent())
                        .flatMap(slot -> slot.mid().stream()))
                .toList();
        return mids.isEmpty()
                ? Optional.empty()
                : Optional.of(SdpLine.attribute(
                        "group", mids.stream().collect(Collectors.joining(" ", group.semantics() + " ", ""))));
    }

    private SdpMedia used(MediaSlot slot, Content content, Optional<String> common) {
        Transport.Endpoint rtp = TransportWriter.rtp(content.transport());
        String protocol = slot.line().protocol();
        MediaLine line = ContentWriter.mediaLine(content, rtp.port(), protocol);
        List<SdpLine> lines = new ArrayList<>();
        lines.add(line.line());
        if (common.filter(rtp.host()::equals).isEmpty()) {
            lines.add(new SdpLine('c', Addresses.connection(rtp.host())));
        }
        content.format().bandwidths().forEach(limit -> lines.add(new SdpLine('b', limit.type() + ":" + limit.value())));
        slot.mid().ifPresent(mid -> lines.add(SdpLine.attribute("mid", mid)));
        Content named = content.with(Mids.understood(content.format(), slot.mid(), content.name()));
        if (Bundles.isSpokenFor(content, description)) {
            lines.addAll(ContentWriter.lines(named.with(Bundles.unsaid(content.security())), protocol));
        } else {
            lines.addAll(ContentWriter.lines(named, protocol));
            lines.addAll(TransportWriter.lines(
                    content.transport(), answer, content.format().rtcpMux(), style.trickle()));
        }
        return new SdpMedia(line, new SdpSection(lines));
    }

    private static SdpMedia unused(MediaSlot slot) {
        MediaLine line = slot.line().refused();
        List<SdpLine> lines = new ArrayList<>();
        lines.add(line.line());
        slot.mid().ifPresent(mid -> lines.add(SdpLine.attribute("mid", mid)));
        return new SdpMedia(line, new SdpSection(lines));
    }
}
