package org.isthmus.app.lab.xmpp;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.isthmus.app.lab.xml.Element;

/**
 * One page of a longer list (XEP-0059).
 *
 * @param complete nothing is left in the direction in which the reader goes
 * @param element the {@code set} that tells the reader where the page stands
 */
record ResultPage<T>(List<T> items, boolean complete, Element element) {

    private static final int STANDARD = 50;
    private static final int MOST = 250;

    /** @throws StanzaException when the list has no item of the id that was named, or the numbers are none */
    static <T> ResultPage<T> of(List<T> all, Function<T, String> id, Element query) throws StanzaException {
        Optional<Element> set = query.child("set", Namespaces.PAGING);
        int max = Math.min(MOST, number(set.flatMap(s -> s.childText("max"))).orElse(STANDARD));
        Optional<String> after = set.flatMap(s -> s.childText("after")).filter(text -> !text.isEmpty());
        Optional<String> before = set.flatMap(s -> s.childText("before"));
        int start = after.isPresent() ? position(all, id, after.get()) + 1 : 0;
        int end =
                before.filter(text -> !text.isEmpty()).isPresent() ? position(all, id, before.orElse("")) : all.size();
        List<T> range = start <= end ? all.subList(start, end) : List.of();
        boolean backwards = before.isPresent();
        int first = backwards ? Math.max(0, range.size() - max) : 0;
        List<T> page = List.copyOf(range.subList(first, Math.min(range.size(), first + max)));
        boolean complete = backwards ? first == 0 : page.size() == range.size();
        return new ResultPage<>(page, complete, describe(all, page, start + first, id));
    }

    private static <T> Element describe(List<T> all, List<T> page, int index, Function<T, String> id) {
        Element count = Element.text("count", Namespaces.PAGING, Integer.toString(all.size()));
        if (page.isEmpty()) {
            return Element.of("set", Namespaces.PAGING, count);
        }
        return Element.of(
                "set",
                Namespaces.PAGING,
                Element.text("first", Namespaces.PAGING, id.apply(page.getFirst()))
                        .with("index", Integer.toString(index)),
                Element.text("last", Namespaces.PAGING, id.apply(page.getLast())),
                count);
    }

    private static <T> int position(List<T> all, Function<T, String> id, String wanted) throws StanzaException {
        for (int i = 0; i < all.size(); i++) {
            if (id.apply(all.get(i)).equals(wanted)) {
                return i;
            }
        }
        throw new StanzaException(StanzaError.ITEM_NOT_FOUND);
    }

    private static Optional<Integer> number(Optional<String> text) throws StanzaException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.get().strip().matches("[0-9]{1,9}")) {
            throw new StanzaException(StanzaError.BAD_REQUEST);
        }
        return Optional.of(Integer.parseInt(text.get().strip()));
    }
}
