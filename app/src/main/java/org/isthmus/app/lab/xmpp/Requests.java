package org.isthmus.app.lab.xmpp;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.concurrent.Scheduler;

/** Puts together every request that the server answers. */
final class Requests {

    private Requests() {}

    static IqService service(
            Directory directory, Router router, RosterPushes pushes, Subscriptions subscriptions, Scheduler clock) {
        DiscoHandler disco = new DiscoHandler(directory, router);
        BlockingHandler blocking = new BlockingHandler(router);
        PersonalEvents events = new PersonalEvents(router);
        return new IqService(directory, router)
                .on("query", Namespaces.ROSTER, new RosterHandler(router, pushes, subscriptions))
                .on("query", Namespaces.DISCO_INFO, disco::info)
                .on("query", Namespaces.DISCO_ITEMS, disco::items)
                .on("query", Namespaces.ARCHIVE, new ArchiveHandler())
                .on("blocklist", Namespaces.BLOCKING, blocking::list)
                .on("block", Namespaces.BLOCKING, blocking::block)
                .on("unblock", Namespaces.BLOCKING, blocking::unblock)
                .on("pubsub", Namespaces.PUBSUB, events::handle)
                .on("vCard", Namespaces.VCARD, AccountData::card)
                .on("query", Namespaces.PRIVATE, AccountData::privateData)
                .on("enable", Namespaces.CARBONS, request -> carbons(request, true))
                .on("disable", Namespaces.CARBONS, request -> carbons(request, false))
                .on("ping", Namespaces.PING, request -> Optional.empty())
                .on("session", Namespaces.SESSION, request -> Optional.empty())
                .on("query", Namespaces.VERSION, request -> Optional.of(version()))
                .on("time", Namespaces.TIME, request -> Optional.of(time(clock)));
    }

    private static Optional<Element> carbons(IqRequest request, boolean wanted) throws StanzaException {
        request.session().carbons(wanted);
        return Optional.empty();
    }

    private static Element version() {
        return Element.of(
                "query",
                Namespaces.VERSION,
                Element.text("name", Namespaces.VERSION, "Isthmus lab"),
                Element.text("version", Namespaces.VERSION, "1"));
    }

    /** XEP-0202. */
    private static Element time(Scheduler clock) {
        return Element.of(
                "time",
                Namespaces.TIME,
                Element.text("tzo", Namespaces.TIME, "+00:00"),
                Element.text(
                        "utc",
                        Namespaces.TIME,
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()));
    }
}
