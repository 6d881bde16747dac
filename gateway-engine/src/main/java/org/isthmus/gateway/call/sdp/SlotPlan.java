package org.isthmus.gateway.call.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.SessionDescription;

/** Gives each content of an offer its place: the one that it has, one of its kind that is free, or a new one. */
final class SlotPlan {

    private final List<MediaSlot> slots;
    private final SdpStyle style;

    SlotPlan(List<MediaSlot> agreed, SdpStyle style) {
        this.slots = new ArrayList<>(agreed);
        this.style = style;
    }

    List<MediaSlot> place(SessionDescription offer) {
        boolean mids = style.trickle()
                || !offer.groups().isEmpty()
                || slots.stream().anyMatch(slot -> slot.mid().isPresent());
        slots.replaceAll(slot -> slot.content().flatMap(offer::content).isPresent() ? slot : slot.unused());
        for (Content content : offer.contents()) {
            int index = index(content);
            Optional<MediaSlot> before = index < slots.size() ? Optional.of(slots.get(index)) : Optional.empty();
            MediaSlot slot = slot(content, before, mids);
            if (before.isPresent()) {
                slots.set(index, slot);
            } else {
                slots.add(slot);
            }
        }
        return List.copyOf(slots);
    }

    private int index(Content content) {
        String media = ContentWriter.mediaLine(content, 0, "").media();
        int free = slots.size();
        for (int i = slots.size() - 1; i >= 0; i--) {
            MediaSlot slot = slots.get(i);
            if (slot.carries(content.name())) {
                return i;
            }
            if (slot.content().isEmpty() && slot.line().media().equals(media)) {
                free = i;
            }
        }
        return free;
    }

    private MediaSlot slot(Content content, Optional<MediaSlot> before, boolean mids) {
        String protocol = before.filter(slot -> slot.carries(content.name()))
                .map(slot -> slot.line().protocol())
                .filter(known -> RtpProfile.carries(known, content))
                .orElseGet(() -> RtpProfile.offered(content, style));
        Optional<String> mid = before.filter(slot -> slot.carries(content.name()))
                .flatMap(MediaSlot::mid)
                .or(() -> mids ? Optional.of(mid(content.name())) : Optional.empty());
        return new MediaSlot(
                ContentWriter.mediaLine(
                        content, TransportWriter.rtp(content.transport()).port(), protocol),
                mid,
                Optional.of(content.name()));
    }

    /** A name as a token that no other line has. */
    private String mid(String name) {
        StringBuilder token = new StringBuilder();
        name.codePoints().forEach(c -> token.appendCodePoint(Words.isTokenChar(c) ? c : '_'));
        String wanted = token.isEmpty() ? "_" : token.toString();
        String mid = wanted;
        for (int i = 2; isTaken(mid); i++) {
            mid = wanted + "-" + i;
        }
        return mid;
    }

    private boolean isTaken(String mid) {
        return slots.stream().anyMatch(slot -> slot.mid().filter(mid::equals).isPresent());
    }
}
