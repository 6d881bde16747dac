package org.isthmus.ui.sample;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.app.desktop.Notice;
import org.isthmus.app.desktop.Notifier;

/** A desktop whose notices the test reads. */
public final class SampleNotifier implements Notifier {

    private final Map<String, Notice> shown = new ConcurrentHashMap<>();
    private final List<Notice> all = new CopyOnWriteArrayList<>();

    /** Those that are on the desktop now. */
    public List<Notice> shown() {
        return List.copyOf(shown.values());
    }

    public Optional<Notice> shown(Notice.Kind kind) {
        return shown.values().stream().filter(one -> one.kind() == kind).findFirst();
    }

    /** Every one that ever was, in order. */
    public List<Notice> all() {
        return List.copyOf(all);
    }

    @Override
    public void show(Notice notice) {
        all.add(notice);
        shown.put(notice.subject(), notice);
    }

    @Override
    public void withdraw(String subject) {
        shown.remove(subject);
    }

    @Override
    public void close() {
        shown.clear();
    }
}
