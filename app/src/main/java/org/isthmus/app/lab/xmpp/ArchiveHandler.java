package org.isthmus.app.lab.xmpp;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.address.XmppAddress;

/** Answers questions to the message archive (XEP-0313): filters by partner and time, pages by result sets (XEP-0059). */
final class ArchiveHandler implements IqHandler {

    @Override
    public Optional<Element> handle(IqRequest request) throws StanzaException {
        Account account = request.own();
        Element query = request.payload();
        if (request.get()) {
            return Optional.of(Element.of("query", Namespaces.ARCHIVE, Forms.form(Namespaces.ARCHIVE, fields())));
        }
        Predicate<Archive.Entry> wanted = filter(query);
        List<Archive.Entry> matching =
                account.archive().entries().stream().filter(wanted).toList();
        ResultPage<Archive.Entry> page = ResultPage.of(matching, Archive.Entry::id, query);
        Session session = request.session();
        page.items().forEach(entry -> session.deliver(result(account, session, query, entry)));
        Element fin = Element.of("fin", Namespaces.ARCHIVE, page.element());
        return Optional.of(page.complete() ? fin.with("complete", "true") : fin);
    }

    private static Map<String, String> fields() {
        return Map.of("with", "jid-single", "start", "text-single", "end", "text-single");
    }

    private static Predicate<Archive.Entry> filter(Element query) throws StanzaException {
        Map<String, List<String>> form =
                query.child("x", Namespaces.FORMS).map(Forms::values).orElse(Map.of());
        Map<String, String> values = form.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().getFirst()));
        Predicate<Archive.Entry> wanted = entry -> true;
        if (values.containsKey("with")) {
            XmppAddress with = Stanzas.parse(values.getOrDefault("with", ""));
            wanted = wanted.and(entry -> entry.with().equals(with.bare()) && sameDevice(entry, with));
        }
        if (values.containsKey("start")) {
            Instant start = time(values.getOrDefault("start", ""));
            wanted = wanted.and(entry -> !entry.time().isBefore(start));
        }
        if (values.containsKey("end")) {
            Instant end = time(values.getOrDefault("end", ""));
            wanted = wanted.and(entry -> !entry.time().isAfter(end));
        }
        return wanted;
    }

    private static boolean sameDevice(Archive.Entry entry, XmppAddress with) {
        return with.resource().isEmpty()
                || entry.message().attribute("from").equals(Optional.of(with.toString()))
                || entry.message().attribute("to").equals(Optional.of(with.toString()));
    }

    /** XEP-0082. */
    private static Instant time(String text) throws StanzaException {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            throw new StanzaException(StanzaError.BAD_REQUEST);
        }
    }

    private static Element result(Account account, Session session, Element query, Archive.Entry entry) {
        Element delay =
                Element.of("delay", Namespaces.DELAY).with("stamp", entry.time().toString());
        Element result = Element.of(
                        "result",
                        Namespaces.ARCHIVE,
                        Element.of("forwarded", Namespaces.FORWARD, delay, entry.message()))
                .with("queryid", query.attribute("queryid"))
                .with("id", entry.id());
        return Element.of(Stanzas.MESSAGE, Namespaces.CLIENT, result)
                .with("from", account.address().toString())
                .with("to", session.address().toString());
    }
}
