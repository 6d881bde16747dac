package org.isthmus.gateway.xmpp.jingle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.jingle.Jingle;
import org.isthmus.gateway.call.jingle.JingleAction;
import org.isthmus.gateway.call.jingle.JingleContent;
import org.isthmus.gateway.call.jingle.JingleDescriptions;
import org.isthmus.gateway.call.jingle.JingleTransport;
import org.isthmus.gateway.call.jingle.Senders;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.Transport;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError.Condition;

/**
 * What the other side changes. Each change is understood at once, and put to the media as a whole description when the
 * changes before it are done. On the account's executor.
 */
final class PeerChanges {

    private static final int MOST_CONTENTS = 32;
    private static final JingleTransport NOWHERE = new JingleTransport.Other("");

    private final SessionLink link;
    private final Agreement agreement;
    private final Trickle trickle;
    private final ChangeQueue queue;
    private final Consumer<Boolean> holding;
    private final Consumer<CallEnd> terminate;
    private Optional<CallMedia> media = Optional.empty();
    private boolean answering;
    private boolean held;
    private boolean ended;

    /**
     * The changes of one session's other side.
     *
     * @param holding told when the other side begins or ends to keep this one waiting
     * @param terminate ends the session
     */
    PeerChanges(
            SessionLink link,
            Agreement agreement,
            Trickle trickle,
            ChangeQueue queue,
            Consumer<Boolean> holding,
            Consumer<CallEnd> terminate) {
        this.link = link;
        this.agreement = agreement;
        this.trickle = trickle;
        this.queue = queue;
        this.holding = holding;
        this.terminate = terminate;
    }

    /** The first offer is being answered; until that is done nothing about it can change. */
    void answering() {
        answering = true;
    }

    void begin(CallMedia changing) {
        media = Optional.of(changing);
    }

    void end() {
        ended = true;
    }

    IQ take(JingleIq request, Jingle message) {
        Set<String> names = Agreement.names(message);
        if (media.isEmpty() && (link.isInitiator() || answering)) {
            // A device that leaves contents out of its answer may say so before.
            return message.action() == JingleAction.CONTENT_REMOVE
                    ? IQ.createResultIQ(request)
                    : JingleErrors.outOfOrder(request);
        }
        boolean adding = message.action() == JingleAction.CONTENT_ADD;
        boolean sensible = !names.isEmpty()
                && names.stream()
                        .allMatch(name -> agreement.remote().content(name).isPresent() != adding);
        if (!sensible) {
            return JingleErrors.plain(request, Condition.bad_request);
        }
        if (adding && agreement.remote().contents().size() + names.size() > MOST_CONTENTS) {
            return JingleErrors.plain(request, Condition.resource_constraint);
        }
        switch (message.action()) {
            case CONTENT_ADD -> add(message);
            case CONTENT_REMOVE -> remove(names);
            case CONTENT_MODIFY -> modify(message);
            default -> link.send(JingleAction.TRANSPORT_REJECT, message.contents());
        }
        return IQ.createResultIQ(request);
    }

    private void add(Jingle message) {
        List<Content> added =
                JingleDescriptions.read(message, link.role().other()).contents();
        Set<String> names = Agreement.names(message);
        change(() -> agreement.add(added, message.groups()), answer -> decide(names, answer), () -> reject(names));
    }

    private void decide(Set<String> names, SessionDescription answer) {
        List<Content> wanted = answer.contents().stream()
                .filter(content -> names.contains(content.name()))
                .toList();
        Set<String> unwanted =
                names.stream().filter(name -> answer.content(name).isEmpty()).collect(Collectors.toSet());
        if (!unwanted.isEmpty()) {
            reject(unwanted);
        }
        if (!wanted.isEmpty()) {
            link.send(link.message(JingleAction.CONTENT_ACCEPT)
                    .with(agreement.answered(new SessionDescription(wanted)), answer.groups()));
        }
    }

    private void reject(Set<String> names) {
        link.send(JingleAction.CONTENT_REJECT, agreement.named(names));
        agreement.remove(names);
    }

    private void remove(Set<String> names) {
        if (agreement.remote().contents().stream().map(Content::name).allMatch(names::contains)) {
            // No session is left without contents (XEP-0166 section 7.2.7).
            link.ground().run(() -> terminate.accept(CallEnd.of(Reason.SUCCESS)));
            return;
        }
        change(() -> agreement.remove(names), answer -> {}, () -> {});
    }

    private void modify(Jingle message) {
        List<JingleContent> modified = message.contents();
        change(
                () -> modified.forEach(content -> agreement
                        .remote()
                        .content(content.name())
                        .map(old -> old.with(content.senders()
                                .orElse(Senders.BOTH)
                                .direction(link.role().other())))
                        .ifPresent(agreement::replaceRemote)),
                answer -> limit(Agreement.names(message), answer),
                () -> {});
    }

    /** Says where this side does less than the other one wants. */
    private void limit(Set<String> names, SessionDescription answer) {
        List<Content> less = answer.contents().stream()
                .filter(content -> names.contains(content.name()))
                .filter(content -> agreement
                        .remote()
                        .content(content.name())
                        .filter(theirs -> theirs.direction().mirrored() != content.direction())
                        .isPresent())
                .toList();
        if (!less.isEmpty() && !agreement.isHeldByUs()) {
            link.send(
                    JingleAction.CONTENT_MODIFY,
                    less.stream().map(agreement::turned).toList());
            less.forEach(agreement::turn);
        }
    }

    void hold(boolean on) {
        change(() -> agreement.holdByPeer(on), answer -> {}, () -> {});
    }

    /** Candidates, or ICE that begins anew. */
    IQ transport(JingleIq request, Jingle message) {
        for (JingleContent content : message.contents()) {
            if (content.transport().orElse(NOWHERE) instanceof JingleTransport.IceUdp ice) {
                transport(content.name(), ice);
            }
        }
        return IQ.createResultIQ(request);
    }

    private void transport(String name, JingleTransport.IceUdp said) {
        Optional<Content> restarted = agreement
                .remote()
                .content(name)
                .filter(old -> old.transport() instanceof Transport.Ice before
                        && !said.ufrag().isEmpty()
                        && !before.ufrag().isEmpty()
                        && !said.ufrag().equals(before.ufrag()))
                .map(old -> old.with(new Transport.Ice(
                        said.ufrag(),
                        said.password(),
                        said.candidates(),
                        Optional.empty(),
                        false,
                        true,
                        said.generation(),
                        said.remote())));
        restarted.ifPresentOrElse(this::restart, () -> trickle.take(name, said.candidates()));
    }

    private void restart(Content restarted) {
        SessionDescription before = agreement.local();
        change(
                () -> agreement.replaceRemote(restarted),
                answer -> Difference.between(before, answer).restarted().stream()
                        .map(agreement::transport)
                        .forEach(ours -> link.send(JingleAction.TRANSPORT_INFO, List.of(ours))),
                () -> {});
    }

    /**
     * Puts a change to the media.
     *
     * @param apply makes the change in what was agreed on
     * @param told takes what the media says to it
     * @param refused the media does not take it
     */
    private void change(Runnable apply, Consumer<SessionDescription> told, Runnable refused) {
        if (media.isEmpty()) {
            apply.run();
            return;
        }
        queue.add(() -> {
            CompletableFuture<Void> done = new CompletableFuture<>();
            if (ended) {
                done.complete(null);
                return done;
            }
            apply.run();
            link.ground()
                    .then(
                            media.orElseThrow().answer(agreement.remoteOffer()),
                            answer -> {
                                agreement.local(answer);
                                told.accept(answer);
                                tellHolding();
                                done.complete(null);
                            },
                            why -> {
                                refused.run();
                                done.complete(null);
                            });
            return done;
        });
    }

    private void tellHolding() {
        if (held != agreement.isHeld()) {
            held = agreement.isHeld();
            holding.accept(held);
        }
    }
}
