package org.isthmus.ui.sample;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.isthmus.app.Observers;
import org.isthmus.app.Registration;
import org.isthmus.app.settings.Preferences;
import org.isthmus.app.settings.Settings;

/** Preferences in memory. */
public final class SampleSettings implements Settings {

    private final Observers<Preferences> observers = new Observers<>();
    private final Executor events;
    private Preferences now = Preferences.standard();

    SampleSettings(Executor events) {
        this.events = events;
    }

    @Override
    public synchronized Preferences get() {
        return now;
    }

    @Override
    public synchronized void set(Preferences preferences) {
        now = preferences;
        events.execute(() -> observers.tell(preferences));
    }

    @Override
    public Path profileFolder() {
        return Path.of(System.getProperty("user.home"), ".local", "share", "isthmus");
    }

    @Override
    public Registration observe(Consumer<Preferences> observer) {
        return observers.add(observer);
    }
}
