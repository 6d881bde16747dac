package org.isthmus.gateway.xmpp.jingle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.Security;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.SessionDescription.Group;
import org.isthmus.media.description.Transport;
import org.junit.jupiter.api.Test;

/** Contents come to a bundle and leave it (XEP-0338). */
class BundlesTest {

    private static final SessionDescription ALONE =
            new SessionDescription(List.of(content("a", "one")), List.of(bundle("a")));

    @Test
    void whatIsSaidWithANewContentHolds() {
        SessionDescription grown =
                Bundles.grown(ALONE, List.of(content("v", "other")), List.of(bundle("a", "v", "unknown")));
        assertThat(grown.contents()).extracting(Content::name).containsExactly("a", "v");
        assertThat(grown.groups()).containsExactly(bundle("a", "v"));
    }

    @Test
    void whatComesWithTheTransportOfTheBundleIsInIt() {
        assertThat(Bundles.grown(ALONE, List.of(content("v", "one")), List.of()).groups())
                .containsExactly(bundle("a", "v"));
        assertThat(Bundles.grown(ALONE, List.of(content("v", "other")), List.of())
                        .groups())
                .containsExactly(bundle("a"));
    }

    @Test
    void whatIsGoneIsInNoBundle() {
        SessionDescription both = Bundles.grown(ALONE, List.of(content("v", "one")), List.of());
        assertThat(Bundles.pruned(new SessionDescription(List.of(content("v", "one")), both.groups()))
                        .groups())
                .containsExactly(bundle("v"));
        assertThat(Bundles.pruned(new SessionDescription(List.of(), both.groups()))
                        .groups())
                .isEmpty();
    }

    @Test
    void bothSidesHaveToBundle() {
        SessionDescription both = Bundles.grown(ALONE, List.of(content("v", "one")), List.of());
        assertThat(Bundles.both(both, ALONE).groups()).containsExactly(bundle("a"));
        assertThat(Bundles.both(both, new SessionDescription(List.of())).groups())
                .isEmpty();
    }

    private static Group bundle(String... names) {
        return new Group(Group.BUNDLE, List.of(names));
    }

    private static Content content(String name, String ufrag) {
        return new Content(
                name,
                MediaKind.AUDIO,
                Direction.SEND_RECEIVE,
                Format.of(List.of()),
                Security.NONE,
                new Transport.Ice(ufrag, "password", List.of(), Optional.empty(), false, true, 0, List.of()));
    }
}
