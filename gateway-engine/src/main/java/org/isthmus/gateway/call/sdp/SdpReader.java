package org.isthmus.gateway.call.sdp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.call.Hosts;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.SessionDescription.Group;
import org.isthmus.media.description.Transport;

/**
 * Reads what a document says of a call. A line that is refused, or of a kind or protocol that is not known, is no
 * content; its place stays known, so that an answer can have a line for it.
 */
final class SdpReader {

    private final SdpDocument document;
    private final List<MediaSlot> known;
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> namesByMid = new HashMap<>();

    /** @param known the places that the dialog has already; their names stay */
    private SdpReader(SdpDocument document, List<MediaSlot> known) {
        this.document = document;
        this.known = known;
    }

    static Reading read(SdpDocument document, List<MediaSlot> known) throws SdpException {
        return new SdpReader(document, known).read();
    }

    /** What was read. */
    record Reading(SessionDescription description, List<MediaSlot> slots) {
        Reading {
            slots = List.copyOf(slots);
        }
    }

    private Reading read() throws SdpException {
        List<MediaSlot> slots = new ArrayList<>();
        List<Content> contents = new ArrayList<>();
        for (int i = 0; i < document.media().size(); i++) {
            SdpMedia media = document.media().get(i);
            Optional<String> mid = media.section().attribute("mid").filter(name -> !name.isBlank());
            Optional<Content> content = content(media, i, mid);
            content.ifPresent(contents::add);
            content.ifPresent(named -> mid.ifPresent(name -> namesByMid.put(name, named.name())));
            slots.add(new MediaSlot(media.line(), mid, content.map(Content::name)));
        }
        SessionDescription plain = new SessionDescription(contents, groups());
        return new Reading(Bundles.filled(plain, document, slots), slots);
    }

    private Optional<Content> content(SdpMedia media, int index, Optional<String> mid) throws SdpException {
        Optional<MediaKind> kind = kind(media.line().media());
        Optional<RtpProfile> profile = RtpProfile.of(media.line().protocol());
        if (isRefused(media, mid) || kind.isEmpty() || profile.isEmpty()) {
            return Optional.empty();
        }
        Attributes attributes = new Attributes(document.session(), media.section());
        Format format = FormatReader.read(media, attributes, profile.get());
        if (format.payloads().isEmpty()) {
            return Optional.empty();
        }
        Transport transport = TransportReader.read(media, attributes, format.rtcpMux());
        return Optional.of(new Content(
                name(media, index, mid),
                kind.get(),
                direction(media, transport),
                format,
                SecurityReader.read(attributes, profile.get()),
                transport));
    }

    /** Port 0, unless the line only lives in a bundle (RFC 9143 section 6). */
    private boolean isRefused(SdpMedia media, Optional<String> mid) {
        return media.line().port() == 0
                && !(media.section().has("bundle-only")
                        && document.session().attributes("group").stream()
                                .map(Words::of)
                                .filter(group -> !group.isEmpty())
                                .anyMatch(group -> group.getFirst().equals(Group.BUNDLE)
                                        && mid.filter(group.subList(1, group.size())::contains)
                                                .isPresent()));
    }

    private static Optional<MediaKind> kind(String media) {
        return switch (media) {
            case "audio" -> Optional.of(MediaKind.AUDIO);
            case "video" -> Optional.of(MediaKind.VIDEO);
            default -> Optional.empty();
        };
    }

    /** The address 0.0.0.0 without ICE is how RFC 2543 said that nothing is to be sent here (RFC 3264 section 8.4). */
    private Direction direction(SdpMedia media, Transport transport) {
        Direction said = Directions.in(media.section())
                .or(() -> Directions.in(document.session()))
                .orElse(Direction.SEND_RECEIVE);
        boolean held = transport instanceof Transport.Plain plain
                && Hosts.isNowhere(plain.rtp().host());
        return held ? Direction.of(said.sends(), false) : said;
    }

    /** By its place where that has a content already, else by its mid, else by its kind. */
    private String name(SdpMedia media, int index, Optional<String> mid) {
        Optional<MediaSlot> slot = index < known.size() ? Optional.of(known.get(index)) : Optional.empty();
        Optional<String> before = slot.filter(place ->
                        mid.isEmpty() || place.mid().isEmpty() || place.mid().equals(mid))
                .flatMap(MediaSlot::content);
        String wanted = before.or(() -> mid).orElse(media.line().media());
        String name = wanted;
        for (int i = 2; !names.add(name); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    private List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (String value : document.session().attributes("group")) {
            List<String> words = Words.of(value);
            List<String> members = words.stream()
                    .skip(1)
                    .filter(namesByMid::containsKey)
                    .map(mid -> namesByMid.getOrDefault(mid, mid))
                    .distinct()
                    .toList();
            if (!members.isEmpty()) {
                groups.add(new Group(words.getFirst(), members));
            }
        }
        return groups;
    }
}
