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
    private final List<List<String>> bundles;
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> namesByMid = new HashMap<>();

    /** @param known the places that the dialog has already; their names stay */
    private SdpReader(SdpDocument document, List<MediaSlot> known) {
        this.document = document;
        this.known = known;
        bundles = document.session().attributes("group").stream()
                .map(Words::of)
                .filter(group -> !group.isEmpty() && group.getFirst().equals(Group.BUNDLE))
                .map(group -> group.subList(1, group.size()))
                .toList();
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
            if (content.isPresent() && mid.isPresent()) {
                named(mid.get(), content.get().name());
            }
            slots.add(new MediaSlot(media.line(), mid, content.map(Content::name)));
        }
        SessionDescription plain = new SessionDescription(contents, groups());
        return new Reading(Bundles.filled(plain, document, slots), slots);
    }

    /** Whoever names two lines alike leaves open which of them a bundle means (RFC 5888 section 4). */
    private void named(String mid, String content) throws SdpException {
        if (namesByMid.put(mid, content) != null && !bundle(mid).isEmpty()) {
            throw new SdpException("two m= lines are named " + Words.shortened(mid));
        }
    }

    /** The mids of the bundle that a line is in; none where it is in no bundle. */
    private List<String> bundle(String mid) {
        return bundles.stream().filter(mids -> mids.contains(mid)).findFirst().orElse(List.of());
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
        String name = name(media, index, mid);
        return Optional.of(new Content(
                name,
                kind.get(),
                direction(media, transport, isSpokenFor(mid)),
                Mids.understood(format, mid, name),
                SecurityReader.read(attributes, profile.get()),
                transport));
    }

    /** Port 0, unless the line only lives in a bundle (RFC 9143 section 6). */
    private boolean isRefused(SdpMedia media, Optional<String> mid) {
        return media.line().port() == 0
                && !(media.section().has("bundle-only")
                        && mid.filter(name -> !bundle(name).isEmpty()).isPresent());
    }

    /** A line of a bundle that another speaks for has no address of its own (RFC 9143 section 7.1.3). */
    private boolean isSpokenFor(Optional<String> mid) {
        return mid.map(this::bundle)
                .filter(mids -> !mids.isEmpty() && !mid.get().equals(mids.getFirst()))
                .isPresent();
    }

    private static Optional<MediaKind> kind(String media) {
        return switch (media) {
            case "audio" -> Optional.of(MediaKind.AUDIO);
            case "video" -> Optional.of(MediaKind.VIDEO);
            default -> Optional.empty();
        };
    }

    /** The address 0.0.0.0 without ICE is how RFC 2543 said that nothing is to be sent here (RFC 3264 section 8.4). */
    private Direction direction(SdpMedia media, Transport transport, boolean spokenFor) {
        Direction said = Directions.in(media.section())
                .or(() -> Directions.in(document.session()))
                .orElse(Direction.SEND_RECEIVE);
        boolean held = !spokenFor
                && transport instanceof Transport.Plain plain
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
                    .toList();
            if (!members.isEmpty()) {
                groups.add(new Group(words.getFirst(), members));
            }
        }
        return groups;
    }
}
