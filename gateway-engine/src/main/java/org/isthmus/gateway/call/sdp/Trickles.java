package org.isthmus.gateway.call.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.Transport.Ice;

/** Which content a trickled candidate belongs to (RFC 8840 section 4.4). */
final class Trickles {

    private Trickles() {}

    static boolean offered(SdpDocument document) {
        return document.media().stream()
                .anyMatch(media -> TransportReader.offersTrickle(new Attributes(document.session(), media.section())));
    }

    static Optional<TrickleFragment> written(List<MediaSlot> slots, Optional<Content> content, List<Candidate> found) {
        if (content.isEmpty() || !(content.get().transport() instanceof Ice ice)) {
            return Optional.empty();
        }
        return slots.stream()
                .filter(slot -> slot.carries(content.get().name()))
                .findFirst()
                .flatMap(slot -> slot.mid()
                        .map(mid -> new TrickleFragment(List.of(new TrickleFragment.Part(
                                slot.line(), mid, ice.ufrag(), ice.password(), found, found.isEmpty())))));
    }

    static List<SdpDialog.Trickled> read(List<MediaSlot> slots, SessionDescription theirs, TrickleFragment fragment) {
        List<SdpDialog.Trickled> news = new ArrayList<>();
        for (TrickleFragment.Part part : fragment.parts()) {
            slots.stream()
                    .filter(slot -> slot.mid().filter(part.mid()::equals).isPresent())
                    .findFirst()
                    .flatMap(MediaSlot::content)
                    .flatMap(theirs::content)
                    .filter(content -> isCurrent(content, part))
                    .ifPresent(content ->
                            news.add(new SdpDialog.Trickled(content.name(), part.candidates(), part.complete())));
        }
        return List.copyOf(news);
    }

    private static boolean isCurrent(Content content, TrickleFragment.Part part) {
        return content.transport() instanceof Ice ice
                && ice.ufrag().equals(part.ufrag())
                && ice.password().equals(part.password());
    }
}
