package org.isthmus.ui.chat;

import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.isthmus.app.conversation.Route;
import org.isthmus.app.people.ContactPoint;
import org.isthmus.app.people.Person;
import org.isthmus.ui.common.Addresses;
import org.isthmus.ui.common.NetworkMark;
import org.isthmus.ui.common.Words;

/** "via SIP": where the next message goes, and the other ways. */
final class RouteChooser extends MenuButton {

    private final ChatModel model;
    private final Words words;

    RouteChooser(ChatModel model, Words words) {
        this.model = model;
        this.words = words;
        setId("route");
        setTooltip(new Tooltip(words.get("route.tip")));
        model.personProperty().addListener((value, old, now) -> refresh());
        model.routeProperty().addListener((value, old, now) -> refresh());
        refresh();
    }

    private void refresh() {
        Optional<Route> route = model.routeProperty().get();
        Optional<Person> person = model.personProperty().get();
        String name = route.map(
                        way -> words.get("route.via", way.peer().network().name()))
                .orElse(words.get("route.none"));
        setText(name);
        setAccessibleText(name);
        getStyleClass().setAll("menu-button", "flat", "route-chooser");
        route.ifPresent(
                way -> getStyleClass().add(NetworkMark.styleOf(way.peer().network())));
        ToggleGroup group = new ToggleGroup();
        getItems()
                .setAll(person.map(Person::points).orElse(java.util.List.of()).stream()
                        .map(point -> item(point, route, group))
                        .toList());
    }

    private RadioMenuItem item(ContactPoint point, Optional<Route> now, ToggleGroup group) {
        RadioMenuItem item =
                new RadioMenuItem(words.get("route.item", point.network().name(), Addresses.shown(point.address())));
        Route way = new Route(point.account(), point.address());
        item.setToggleGroup(group);
        item.setMnemonicParsing(false);
        item.setSelected(
                now.map(route -> route.peer().bare().equals(point.address().bare()))
                        .orElse(false));
        item.setOnAction(chosen -> model.choose(way));
        return item;
    }
}
