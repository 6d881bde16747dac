package org.isthmus.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.isthmus.app.account.Account;
import org.isthmus.app.conversation.SearchHit;
import org.isthmus.app.people.Person;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.Network;
import org.isthmus.ui.common.Addresses;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the one search field finds: people, addresses, messages. FX thread. */
final class SearchModel {

    private static final Logger LOG = LoggerFactory.getLogger(SearchModel.class);
    private static final int PEOPLE = 6;
    private static final int MESSAGES = 20;

    private final UiContext context;
    private final Words words;
    private final Executor fx;
    private final ObservableList<SearchRow> rows = FXCollections.observableArrayList();
    private final ObservableList<SearchRow> shown = FXCollections.unmodifiableObservableList(rows);
    private int latest;

    SearchModel(UiContext context, Executor fx) {
        this.context = context;
        this.words = context.words(SearchModel.class);
        this.fx = fx;
    }

    ObservableList<SearchRow> rows() {
        return shown;
    }

    /** Looks anew; people at once, messages when the history has answered. */
    void search(String typed) {
        int mine = ++latest;
        String query = typed.strip();
        if (query.isEmpty()) {
            rows.clear();
            return;
        }
        List<SearchRow> found = new ArrayList<>();
        people(query, found);
        addresses(query, found);
        rows.setAll(found);
        context.client()
                .conversations()
                .search(query, MESSAGES)
                .exceptionally(problem -> {
                    LOG.error("The search in the history failed.", problem);
                    return List.of();
                })
                .thenAcceptAsync(
                        hits -> {
                            if (mine == latest) {
                                messages(hits);
                            }
                        },
                        fx);
    }

    private void people(String query, List<SearchRow> found) {
        String needle = query.toLowerCase(Locale.ROOT);
        List<SearchRow> matches = context.client().people().all().stream()
                .filter(person -> person.name().toLowerCase(Locale.ROOT).contains(needle)
                        || person.points().stream()
                                .anyMatch(point ->
                                        Addresses.shown(point.address()).contains(needle)))
                .limit(PEOPLE)
                .map(person -> (SearchRow) new SearchRow.Somebody(person))
                .toList();
        if (!matches.isEmpty()) {
            found.add(new SearchRow.Head(words.get("search.people")));
            found.addAll(matches);
        }
    }

    private void addresses(String query, List<SearchRow> found) {
        List<SearchRow> unknown = new ArrayList<>();
        for (Network network : Network.values()) {
            boolean reachable = context.client().accounts().all().stream()
                    .map(Account::network)
                    .anyMatch(one -> one == network);
            if (reachable && mayBe(network, query)) {
                Addresses.read(network, query)
                        .filter(address ->
                                context.client().people().findByAddress(address).isEmpty())
                        .map(SearchRow.Unknown::new)
                        .ifPresent(unknown::add);
            }
        }
        if (!unknown.isEmpty()) {
            found.add(new SearchRow.Head(words.get("search.addresses")));
            found.addAll(unknown);
        }
    }

    /** A scheme says which network; without one, whatever has an @ may be both. */
    private static boolean mayBe(Network network, String query) {
        String lower = query.toLowerCase(Locale.ROOT);
        boolean sip = lower.startsWith("sip:") || lower.startsWith("sips:") || lower.startsWith("tel:");
        boolean xmpp = lower.startsWith("xmpp:");
        return switch (network) {
            case SIP -> sip || (!xmpp && lower.indexOf('@') > 0);
            case XMPP -> xmpp || (!sip && lower.indexOf('@') > 0);
        };
    }

    private void messages(List<SearchHit> hits) {
        if (hits.isEmpty()) {
            return;
        }
        rows.add(new SearchRow.Head(words.get("search.messages")));
        for (SearchHit hit : hits) {
            String who = context.client()
                    .people()
                    .find(hit.message().person())
                    .map(Person::name)
                    .orElseGet(() -> shown(hit.message().peer()));
            rows.add(new SearchRow.Said(hit, who));
        }
    }

    private static String shown(Address address) {
        return Addresses.shown(address);
    }
}
