package org.isthmus.gateway.xmpp.jingle;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.isthmus.gateway.call.jingle.Jingle;
import org.isthmus.gateway.call.jingle.JingleContent;
import org.isthmus.gateway.call.jingle.JingleDescriptions;
import org.isthmus.gateway.call.jingle.Role;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.SessionDescription.Group;

/**
 * What both sides of a session have said so far. Jingle says changes one by one, media wants to know the whole: this puts
 * the whole together and takes it apart.
 */
final class Agreement {

    private final Role own;
    private final Map<String, Role> creators = new HashMap<>();
    private SessionDescription local = new SessionDescription(List.of());
    private SessionDescription remote = new SessionDescription(List.of());
    private boolean heldByPeer;
    private boolean heldByUs;

    Agreement(Role own) {
        this.own = own;
    }

    SessionDescription local() {
        return local;
    }

    SessionDescription remote() {
        return remote;
    }

    void local(SessionDescription said) {
        local = said;
        claim(said.contents(), own);
    }

    void remote(SessionDescription said) {
        remote = said;
        claim(said.contents(), own.other());
    }

    /** Whoever says a content first is its creator, for good (XEP-0166 section 7.3). */
    private void claim(Collection<Content> contents, Role creator) {
        contents.forEach(content -> creators.putIfAbsent(content.name(), creator));
    }

    Role creator(String content) {
        return creators.getOrDefault(content, Role.INITIATOR);
    }

    static Set<String> names(Jingle message) {
        return message.contents().stream().map(JingleContent::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Contents that are only named. */
    List<JingleContent> named(Set<String> names) {
        return names.stream()
                .sorted()
                .map(name -> JingleContent.named(name, creator(name)))
                .toList();
    }

    /** What this side offers. */
    List<JingleContent> offered(SessionDescription offer) {
        return JingleDescriptions.write(offer, own, this::creator, false);
    }

    /** What this side answers. */
    List<JingleContent> answered(SessionDescription answer) {
        return JingleDescriptions.write(answer, own, this::creator, true);
    }

    /** Which way a content of this side flows. */
    JingleContent turned(Content content) {
        return JingleDescriptions.direction(content.name(), creator(content.name()), content.direction(), own);
    }

    /** The whole transport of a content of this side. */
    JingleContent transport(Content content) {
        return JingleDescriptions.transport(content, creator(content.name()));
    }

    /** @param groups that the other side says with the contents; none where it says nothing new of them */
    void add(Collection<Content> theirs, List<Group> groups) {
        remote(Bundles.grown(remote, theirs, groups));
    }

    void addOwn(Collection<Content> ours, List<Group> groups) {
        local(Bundles.grown(local, ours, groups));
    }

    void remove(Set<String> names) {
        local = without(local, names);
        remote = without(remote, names);
        creators.keySet().removeAll(names);
    }

    /** Contents of this side that the other one has not. */
    Set<String> localOnly() {
        return local.contents().stream()
                .map(Content::name)
                .filter(name -> remote.content(name).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The other side's contents of the same name, changed. */
    void replaceRemote(Content changed) {
        remote = new SessionDescription(
                remote.contents().stream()
                        .map(old -> old.name().equals(changed.name()) ? changed : old)
                        .toList(),
                remote.groups());
    }

    void replaceLocal(Content changed) {
        local = new SessionDescription(
                local.contents().stream()
                        .map(old -> old.name().equals(changed.name()) ? changed : old)
                        .toList(),
                local.groups());
    }

    /** Which way a content of this side flows now; whose it is to say, says it for both. */
    void turn(Content ours) {
        replaceLocal(ours);
        remote.content(ours.name())
                .map(theirs -> theirs.with(ours.direction().mirrored()))
                .ifPresent(this::replaceRemote);
    }

    void holdByPeer(boolean held) {
        heldByPeer = held;
    }

    void holdByUs(boolean held) {
        heldByUs = held;
    }

    /** The other side was told to wait, beside what flows which way. */
    boolean isHeldByUs() {
        return heldByUs;
    }

    /** Whether a content of this side would flow as it does now, as the other side takes nothing while it holds. */
    boolean isInForce(Content ours) {
        return heldByPeer
                && local.content(ours.name())
                        .filter(now -> now.direction() == ours.direction().and(Direction.RECEIVE_ONLY))
                        .isPresent();
    }

    /** Whether the other side takes nothing at all. */
    boolean isHeld() {
        return heldByPeer
                || (!remote.contents().isEmpty()
                        && remote.contents().stream()
                                .noneMatch(content -> content.direction().receives()));
    }

    /** What the other side says as a whole, as an offer. */
    SessionDescription remoteOffer() {
        return heldByPeer ? directed(remote, content -> content.direction().and(Direction.SEND_ONLY)) : remote;
    }

    /** What the other side's part is once this side has said what it said: the answer that Jingle leaves unsaid. */
    SessionDescription remoteAnswer() {
        SessionDescription common = without(
                remoteOffer(),
                remote.contents().stream()
                        .map(Content::name)
                        .filter(name -> local.content(name).isEmpty())
                        .collect(Collectors.toSet()));
        return directed(
                Bundles.both(common, local),
                content -> content.direction()
                        .and(local.content(content.name())
                                .orElseThrow()
                                .direction()
                                .mirrored()));
    }

    private static SessionDescription directed(
            SessionDescription description, java.util.function.Function<Content, Direction> direction) {
        return new SessionDescription(
                description.contents().stream()
                        .map(content -> content.with(direction.apply(content)))
                        .toList(),
                description.groups());
    }

    private static SessionDescription without(SessionDescription description, Set<String> names) {
        List<Content> left = description.contents().stream()
                .filter(content -> !names.contains(content.name()))
                .toList();
        return Bundles.pruned(new SessionDescription(left, description.groups()));
    }
}
