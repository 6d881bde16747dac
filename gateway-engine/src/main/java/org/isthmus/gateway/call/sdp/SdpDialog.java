package org.isthmus.gateway.call.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.SessionDescription;

/**
 * The descriptions of one SIP dialog, in both directions: which m= line is which content from the first offer to the end
 * (RFC 3264 section 8), the number of this side's version, and when the other side restarted ICE. An offer that came to
 * nothing is forgotten with {@link #refused}. Not safe for threads: it belongs to the executor of its call.
 */
public final class SdpDialog {

    private final SdpStyle style;
    private SdpOrigin origin;
    private Optional<SdpDocument> own = Optional.empty();
    private List<MediaSlot> agreed = List.of();
    private List<MediaSlot> pending = List.of();
    private SessionDescription theirs = new SessionDescription(List.of());
    private SessionDescription ours = new SessionDescription(List.of());
    private boolean takesTrickle;

    /** @param origin of this side's first description */
    public SdpDialog(SdpOrigin origin, SdpStyle style) {
        this.origin = origin;
        this.style = style;
    }

    /** A second dialog that the same offer opened at another device (RFC 3261 section 12.1): both go on from here. */
    public SdpDialog forked() {
        SdpDialog fork = new SdpDialog(origin, style);
        fork.own = own;
        fork.agreed = agreed;
        fork.pending = pending;
        fork.theirs = theirs;
        fork.ours = ours;
        return fork;
    }

    /** Reads an offer of the other side. */
    public SessionDescription readOffer(SdpDocument document) throws SdpException {
        SdpReader.Reading reading = SdpReader.read(document, agreed);
        pending = reading.slots();
        takesTrickle = Trickles.offered(document);
        return remembered(reading.description());
    }

    /** Writes this side's answer to the offer that was read last; a content that it lacks is refused. */
    public SdpDocument answer(SessionDescription answer) {
        agreed = pending.stream()
                .map(slot -> slot.content().flatMap(answer::content).isPresent() ? slot : slot.unused())
                .toList();
        pending = agreed;
        ours = answer;
        return written(new SdpWriter(answer, agreed, style, true));
    }

    /** Writes an offer of this side; a content that was there and is missing gets a line with port 0. */
    public SdpDocument offer(SessionDescription offer) {
        pending = new SlotPlan(agreed, style).place(offer);
        ours = offer;
        return written(new SdpWriter(offer, pending, style, false));
    }

    /** Reads the answer to this side's last offer. */
    public SessionDescription readAnswer(SdpDocument document) throws SdpException {
        SdpReader.Reading reading = SdpReader.read(document, pending);
        takesTrickle = Trickles.offered(document);
        List<MediaSlot> slots = new ArrayList<>();
        List<Content> contents = new ArrayList<>();
        for (int i = 0; i < pending.size(); i++) {
            MediaSlot slot = pending.get(i);
            Optional<Content> content = i < reading.slots().size()
                    ? reading.slots().get(i).content().flatMap(reading.description()::content)
                    : Optional.empty();
            slots.add(content.isPresent() ? slot : slot.unused());
            content.filter(answered -> slot.carries(answered.name())).ifPresent(contents::add);
        }
        agreed = List.copyOf(slots);
        pending = agreed;
        return remembered(new SessionDescription(contents, reading.description().groups()));
    }

    /** The last offer, of whichever side, came to nothing: things stand as before it (RFC 3261 section 14). */
    public void refused() {
        pending = agreed;
    }

    /**
     * Candidates that this side found after its description was written.
     *
     * @param found empty where no more come
     * @return empty where the content has no ICE, or its line no mid that a fragment could name it by
     */
    public Optional<TrickleFragment> trickle(String content, List<Candidate> found) {
        return Trickles.written(pending, ours.content(content), found);
    }

    /** Candidates that the other side found later, by content; those of credentials that are not in use are left out. */
    public List<Trickled> read(TrickleFragment fragment) {
        return Trickles.read(pending, theirs, fragment);
    }

    /**
     * News of the other side's candidates.
     *
     * @param complete whether no more come
     */
    public record Trickled(String content, List<Candidate> candidates, boolean complete) {
        public Trickled {
            candidates = List.copyOf(candidates);
        }
    }

    /** Whether the other side takes candidates in INFO (RFC 8840 section 4.3.1 asks for a Recv-Info header too). */
    public boolean takesTrickle() {
        return takesTrickle;
    }

    private SdpDocument written(SdpWriter writer) {
        SdpDocument document = writer.write(origin);
        if (own.isPresent() && !own.get().equals(document)) {
            origin = origin.next();
            document = writer.write(origin);
        }
        own = Optional.of(document);
        return document;
    }

    /** New credentials are a new generation of ICE (RFC 8839 section 4.4.1.1.1). */
    private SessionDescription remembered(SessionDescription description) {
        List<Content> contents = description.contents().stream()
                .map(content -> theirs.content(content.name())
                        .map(before -> Generations.after(before, content))
                        .orElse(content))
                .toList();
        theirs = new SessionDescription(contents, description.groups());
        return theirs;
    }
}
