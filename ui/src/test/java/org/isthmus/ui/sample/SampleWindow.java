package org.isthmus.ui.sample;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.isthmus.app.Client;
import org.isthmus.app.conversation.Route;
import org.isthmus.app.people.PersonId;
import org.isthmus.app.settings.Preferences;
import org.isthmus.gateway.address.Network;
import org.isthmus.ui.common.Navigator;
import org.isthmus.ui.common.Texts;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.theme.Themes;

/** A window that shows one page by itself, in English, on a day in 2026. */
public final class SampleWindow {

    private SampleWindow() {}

    public static UiContext context(Client client) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
        return new UiContext(client, new Texts(Locale.ENGLISH), new Nowhere(), clock);
    }

    public static void show(Stage stage, Parent view) {
        Scene scene = new Scene(new StackPane(view), 960, 720);
        new Themes(Preferences.Theme.LIGHT).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    /** There is no other page. */
    private static final class Nowhere implements Navigator {

        @Override
        public void openChat(PersonId person) {}

        @Override
        public void openChatAt(PersonId person, long number) {}

        @Override
        public void openPerson(PersonId person) {}

        @Override
        public void openPeople() {}

        @Override
        public void openCalls() {}

        @Override
        public void call(Route route, boolean video) {}

        @Override
        public void openBridges() {}

        @Override
        public void openSettings() {}

        @Override
        public void addAccount(Network network) {}

        @Override
        public void browse(String url) {}
    }
}
