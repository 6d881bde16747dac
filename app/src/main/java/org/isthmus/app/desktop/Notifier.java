package org.isthmus.app.desktop;

/** Tells the person something outside of the window. Where the desktop cannot, nothing happens. Any thread; waits for nothing. */
public interface Notifier extends AutoCloseable {

    /** A desktop that shows nothing. */
    Notifier NONE = new Notifier() {

        @Override
        public void show(Notice notice) {
            // Nobody would see it.
        }

        @Override
        public void withdraw(String subject) {
            // Nothing was shown.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    /** Shows the notice in place of the last one of its subject. */
    void show(Notice notice);

    /** Takes away the notice of that subject; nothing where there is none. */
    void withdraw(String subject);

    /** Takes away all notices. Waits a moment for the desktop. */
    @Override
    void close();
}
