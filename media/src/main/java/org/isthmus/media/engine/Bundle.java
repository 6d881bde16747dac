package org.isthmus.media.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.isthmus.media.MediaException;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.SessionDescription.Group;

/**
 * Contents that share, or are offered to share, one transport: that of the first (RFC 9143).
 *
 * @param names of the contents, each once
 */
record Bundle(List<String> names) {

    Bundle {
        names = List.copyOf(names);
    }

    /**
     * The bundles of a description.
     *
     * @throws MediaException where a content is in more than one of them, or twice in one (section 7.1)
     */
    static List<Bundle> of(SessionDescription description) throws MediaException {
        Set<String> seen = new HashSet<>();
        List<Bundle> bundles = description.groups().stream()
                .filter(group -> group.semantics().equals(Group.BUNDLE))
                .map(group -> new Bundle(group.contents()))
                .toList();
        for (Bundle bundle : bundles) {
            for (String name : bundle.names) {
                if (!seen.add(name)) {
                    throw bad("The content \"" + name + "\" is bundled twice.");
                }
            }
        }
        return bundles;
    }

    /**
     * The bundles of an answer. One content alone shares nothing, so that it does no harm where it was not offered.
     *
     * @throws MediaException where one has contents that the offer's has not together, as nobody can take a transport that
     *     was not offered to be shared (section 7.3.3)
     */
    static List<Bundle> answered(SessionDescription offer, SessionDescription answer) throws MediaException {
        List<Bundle> offered = of(offer);
        List<Bundle> known = new ArrayList<>();
        for (Bundle bundle : of(answer)) {
            if (offered.stream().anyMatch(other -> other.names.containsAll(bundle.names))) {
                known.add(bundle);
            } else if (bundle.names.size() > 1) {
                throw bad("The answer bundles contents that were not offered so.");
            }
        }
        return known;
    }

    /** Those that are left of each bundle; none of a bundle of which nothing is. */
    static List<Bundle> only(List<Bundle> bundles, Predicate<String> wanted) {
        return bundles.stream()
                .map(bundle -> new Bundle(bundle.names.stream().filter(wanted).toList()))
                .filter(bundle -> !bundle.names.isEmpty())
                .toList();
    }

    /** The content whose description speaks for the transport of another: itself where it is in no bundle. */
    static String speaker(List<Bundle> bundles, String name) {
        return bundles.stream()
                .filter(bundle -> bundle.names.contains(name))
                .findFirst()
                .map(bundle -> bundle.names.getFirst())
                .orElse(name);
    }

    static boolean isIn(List<Bundle> bundles, String name) {
        return bundles.stream().anyMatch(bundle -> bundle.names.contains(name));
    }

    Group group() {
        return new Group(Group.BUNDLE, names);
    }

    private static MediaException bad(String message) {
        return new MediaException(MediaException.Cause.BAD_DESCRIPTION, message);
    }
}
